internal import CompcheckModel
internal import Yams

// One function for each kind of entry: it returns the entry, or nothing if the entry is unusable.

extension CatalogueReader {
    func authority(_ id: String, _ entry: Entry) -> [Placed<Authority>] {
        entry.allowOnly(["id", "name", "kind", "jurisdiction"])
        guard let name = entry.required("name")?.value, entry.required("kind") != nil,
            let kind = entry.choice("kind", of: Authority.Kind.self)
        else { return [] }
        let content = Authority(
            id: AuthorityID(id),
            name: name,
            kind: kind,
            jurisdiction: entry.text("jurisdiction")?.value,
        )
        return [Placed(content: content, entry: entry)]
    }

    func jurisdiction(_ code: String, _ entry: Entry) -> [Placed<Jurisdiction>] {
        entry.allowOnly(["code", "name", "within", "aliases"])
        let isCountry = code.utf8.count == 2 && code.utf8.allSatisfy(\.isUpperCaseLetter)
        if !isCountry {
            let code = JurisdictionCode(code)
            if code.country == nil {
                entry.note("\(said: code) does not look like an ISO 3166 code, such as UA or UA-43", at: entry.node)
            } else if let double = Subdivisions.country(meantBy: code) {
                entry.note("\(said: code) is another code of \(said: double): write that one", at: entry.node)
            } else if !Subdivisions.contain(code) {
                entry.note("ISO 3166-2 has no \(said: code): only its codes name parts of countries", at: entry.node)
            }
        }
        guard let name = entry.required("name")?.value else { return [] }
        let content = Jurisdiction(
            code: JurisdictionCode(code),
            name: name,
            within: entry.text("within").map { JurisdictionCode($0.value) },
            aliases: entry.texts("aliases").map(\.value),
        )
        return [Placed(content: content, entry: entry)]
    }

    func group(_ id: String, _ entry: Entry) -> [Placed<JurisdictionGroup>] {
        entry.allowOnly(["id", "title", "source", "knownSince"] + JurisdictionGroup.listKeys)
        guard let title = entry.required("title")?.value else { return [] }
        if entry["members"] == nil { entry.note("`members` is missing: list the codes of its places", at: entry.node) }
        guard let members = places(entry, "members") else { return [] }
        let content = JurisdictionGroup(
            id: GroupID(id),
            title: title,
            source: entry.text("source")?.value,
            members: members,
            unsure: places(entry, "unsure"),
            absent: places(entry, "absent"),
            knownSince: entry.day("knownSince"),
        )
        return [Placed(content: content, entry: entry)]
    }

    /// Returns one of a group's lists of places, each perhaps with its days; nil if the entry does not have it.
    private func places(_ entry: Entry, _ key: String) -> [JurisdictionGroup.Member]? {
        guard let list = entry[key] else { return nil }
        guard let nodes = list.sequence else {
            entry.note("\(said: key) must be a list of codes, or of maps with `code`, `from` and `until`", at: list)
            return nil
        }
        return nodes.compactMap { node -> JurisdictionGroup.Member? in
            if node.scalar != nil { return entry.text(node, key).map { .init(code: JurisdictionCode($0.value)) } }
            guard let member = Entry(node, file: entry.file, subject: entry.subject, log: log) else { return nil }
            member.allowOnly(["code", "from", "until"])
            guard let code = member.required("code")?.value else { return nil }
            return .init(code: JurisdictionCode(code), from: member.day("from"), until: member.day("until"))
        }
    }

    func scope(_ id: String, _ entry: Entry) -> [Placed<ComputeScope>] {
        entry.allowOnly(["id", "title", "in"])
        guard let title = entry.required("title")?.value else { return [] }
        if ScopeID(id) == .region {
            entry.note(
                "`region` is built in, the place of the region that a service names: choose another id",
                at: entry.node,
            )
        }
        let places = entry["in"] == nil ? nil : entry.texts("in").map { JurisdictionCode($0.value) }
        return [Placed(content: ComputeScope(id: ScopeID(id), title: title, places: places), entry: entry)]
    }

    func family(_ id: String, _ entry: Entry) -> [Placed<ModelFamily>] {
        entry.allowOnly(["id", "pattern", "developer", "weights"])
        guard let pattern = entry.required("pattern"), entry.has("developer") else { return [] }
        if pattern.value.contains(where: \.isUppercase) {
            let what = "\(said: pattern.value) has capital letters: names are compared in lower case, so write it so"
            log.note(pattern.position.problem(what))
        }
        let parts = pattern.value.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count > 2 || parts.contains("") {
            let what =
                "\(said: pattern.value) fits no name: of the slashes in a name only the last counts, so a pattern has one at "
                + "most, with text on both sides"
            log.note(pattern.position.problem(what))
        }
        let content = ModelFamily(
            id: FamilyID(id),
            pattern: pattern.value,
            developers: entry.texts("developer").map { VendorID($0.value) },
            weights: entry.choice("weights", of: Weights.self),
        )
        return [Placed(content: content, entry: entry)]
    }

    func vendor(_ id: String, _ entry: Entry) -> [Placed<Vendor>] {
        entry.allowOnly(["id", "name", "aliases", "seat", "owners"])
        guard let name = entry.required("name")?.value else { return [] }
        let owners = entry.entries("owners").compactMap { owner -> Vendor.Owner? in
            owner.allowOnly(["vendor", "share"])
            guard let vendor = owner.required("vendor")?.value, let text = owner.required("share") else { return nil }
            guard text.value.isDecimal, let share = Share(text.value) else {
                log.note(text.position.problem("`share`: \(said: text.value) is not a number from 0 to 1"))
                return nil
            }
            return .init(vendor: VendorID(vendor), share: share)
        }
        let content = Vendor(
            id: VendorID(id),
            name: name,
            aliases: entry.texts("aliases").map(\.value),
            seat: entry.text("seat").map { JurisdictionCode($0.value) },
            owners: owners,
        )
        return [Placed(content: content, entry: entry)]
    }

    func offering(_ id: String, _ entry: Entry) -> [Placed<Offering>] {
        entry.allowOnly([
            "id", "title", "vendor", "operator", "developers", "route", "capabilities", "hosts", "regions", "scopes",
            "weights", "from", "until",
        ])
        guard let vendor = entry.required("vendor")?.value, let route = entry.required("route")?.value else {
            return []
        }
        let regions = entry.entries("regions").compactMap { region -> Offering.Region? in
            region.allowOnly(["code", "in"])
            guard let code = region.required("code")?.value, let location = region.required("in")?.value else {
                return nil
            }
            return .init(code: code, location: JurisdictionCode(location))
        }
        let content = Offering(
            id: OfferingID(id),
            title: entry.text("title")?.value,
            vendor: VendorID(vendor),
            operatedBy: entry.text("operator").map { VendorID($0.value) },
            developers: developers(entry),
            route: TermID(route),
            capabilities: entry["capabilities"] == nil ? nil : entry.texts("capabilities").map { TermID($0.value) },
            hosts: entry.texts("hosts").map(\.value),
            regions: regions,
            scopes: scopes(entry),
            weights: entry.choice("weights", of: Weights.self),
            from: entry.day("from"),
            until: entry.day("until"),
        )
        return [Placed(content: content, entry: entry)]
    }

    /// Returns whose models an offering has; an empty list says that it has no models of anybody.
    private func developers(_ entry: Entry) -> [VendorID]? {
        guard let value = entry["developers"] else { return nil }
        return value.sequence?.isEmpty == true ? [] : entry.texts("developers").map { VendorID($0.value) }
    }

    private func scopes(_ entry: Entry) -> [Offering.ScopeEntry]? {
        guard let value = entry["scopes"] else { return nil }
        if value.sequence?.isEmpty == true {
            entry.note("`scopes` is an empty list: add a scope or remove the key", at: value)
        }
        return entry.entries("scopes").compactMap { item in
            item.allowOnly(["scope", "prefixes", "hosts", "unprefixed"])
            guard let scope = item.required("scope")?.value else { return nil }
            return Offering.ScopeEntry(
                scope: ScopeID(scope),
                prefixes: item["prefixes"] == nil ? nil : item.texts("prefixes").map(\.value),
                hosts: item["hosts"] == nil ? nil : item.texts("hosts").map(\.value),
                isUnprefixed: item.flag("unprefixed"),
            )
        }
    }

    func requirement(_ id: String, _ entry: Entry) -> [Placed<Requirement>] {
        entry.allowOnly(["id", "title", "guidance"])
        guard let title = entry.required("title")?.value else { return [] }
        let content = Requirement(id: RequirementID(id), title: title, guidance: entry.text("guidance")?.value)
        return [Placed(content: content, entry: entry)]
    }
}

extension String {
    /// Whether it is a decimal as JSON writes it, which is stricter than what `Share` parses.
    fileprivate var isDecimal: Bool { wholeMatch(of: /[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil }
}

extension JurisdictionGroup {
    /// The keys of its three lists.
    static let listKeys = ["members", "unsure", "absent"]
}
