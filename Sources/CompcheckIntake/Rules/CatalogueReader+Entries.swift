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
        if !isCountry, JurisdictionCode(code).country == nil {
            entry.note("\(said: code) does not look like an ISO 3166 code, such as UA or UA-43", at: entry.node)
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
        entry.allowOnly(["id", "title", "source", "members"])
        guard let title = entry.required("title")?.value else { return [] }
        guard let list = entry["members"], let nodes = list.sequence else {
            entry.note("`members` must be a list of codes", at: entry["members"] ?? entry.node)
            return []
        }
        let members = nodes.compactMap { node -> JurisdictionGroup.Member? in
            if node.scalar != nil {
                return entry.text(node, "members").map { .init(code: JurisdictionCode($0.value)) }
            }
            guard let member = Entry(node, file: entry.file, subject: entry.subject, log: log) else { return nil }
            member.allowOnly(["code", "from", "until"])
            guard let code = member.required("code")?.value else { return nil }
            return .init(code: JurisdictionCode(code), from: member.day("from"), until: member.day("until"))
        }
        let content = JurisdictionGroup(
            id: GroupID(id),
            title: title,
            source: entry.text("source")?.value,
            members: members,
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
            "id", "title", "vendor", "operator", "developers", "route", "capabilities", "hosts", "regions", "from",
            "until",
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
            developers: entry["developers"] == nil ? nil : entry.texts("developers").map { VendorID($0.value) },
            route: TermID(route),
            capabilities: entry["capabilities"] == nil ? nil : entry.texts("capabilities").map { TermID($0.value) },
            hosts: entry.texts("hosts").map(\.value),
            regions: regions,
            from: entry.day("from"),
            until: entry.day("until"),
        )
        return [Placed(content: content, entry: entry)]
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
