internal import CompcheckModel
internal import Yams

/// Turns catalogue files into entries.
///
/// References between entries are checked by `CatalogueCheck`.
struct CatalogueReader {
    /// An entry and where it stands.
    struct Placed<Content> {
        let content: Content
        let entry: Entry
    }

    let log: ProblemLog
    var authorities: [Placed<Authority>] = []
    var jurisdictions: [Placed<Jurisdiction>] = []
    var groups: [Placed<JurisdictionGroup>] = []
    var vendors: [Placed<Vendor>] = []
    var offerings: [Placed<Offering>] = []
    var requirements: [Placed<Requirement>] = []
    var terms: [Vocabulary: [Placed<Term>]] = [:]
    private(set) var claims = KnownNames.Claims()

    private static let fileNames =
        ["authorities", "jurisdictions", "groups", "vendors", "offerings", "requirements"]
        + Vocabulary.allCases.map(\.rawValue)

    init(log: ProblemLog) { self.log = log }

    mutating func read(_ file: RuleFile, named name: String) {
        guard CatalogueReader.fileNames.contains(name) else {
            let all = CatalogueReader.fileNames.joined(separator: ", ")
            let hint = didYouMean(name, CatalogueReader.fileNames, else: "it is one of \(all)")
            return log.note(Problem(file: file.path, what: "unknown catalogue file \(said: name)" + hint))
        }
        let (documents, problem) = YAMLText.documents(of: file)
        if let problem {
            log.note(problem)
            claims.brokenFiles.insert(name)
        }
        for document in documents {
            guard let sequence = document.sequence else {
                let mark = document.mark
                let what = "must be a list of entries"
                log.note(Problem(file: file.path, line: mark?.line, column: mark?.column, what: what))
                claims.brokenFiles.insert(name)
                continue
            }
            for node in sequence {
                guard let entry = Entry(node, file: file.path, subject: "", log: log) else { continue }
                read(entry, of: name)
            }
        }
    }

    private mutating func read(_ entry: Entry, of name: String) {
        let key = name == "jurisdictions" ? "code" : "id"
        let kind = Vocabulary(rawValue: name)?.kind.rawValue ?? CatalogueReader.singular[name] ?? name
        guard let id = entry.required(key)?.value, let entry = entry.named("\(kind) \(said: id)") else { return }
        claims.ids[name, default: []].insert(id)
        switch name {
        case "authorities": authorities += authority(id, entry)
        case "jurisdictions": jurisdictions += jurisdiction(id, entry)
        case "groups": groups += group(id, entry)
        case "vendors": vendors += vendor(id, entry)
        case "offerings": offerings += offering(id, entry)
        case "requirements": requirements += requirement(id, entry)
        default:
            guard let vocabulary = Vocabulary(rawValue: name) else { return }
            entry.allowOnly(["id", "title"])
            guard let title = entry.required("title")?.value else { return }
            terms[vocabulary, default: []].append(Placed(content: Term(id: TermID(id), title: title), entry: entry))
        }
    }

    private static let singular = [
        "authorities": "authority", "jurisdictions": "jurisdiction", "groups": "group", "vendors": "vendor",
        "offerings": "offering", "requirements": "requirement",
    ]

    // MARK: Kinds of entries

    private func authority(_ id: String, _ entry: Entry) -> [Placed<Authority>] {
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

    private func jurisdiction(_ code: String, _ entry: Entry) -> [Placed<Jurisdiction>] {
        entry.allowOnly(["code", "name", "within", "aliases"])
        let isCountry = code.utf8.count == 2 && code.utf8.allSatisfy(\.isUpperCaseLetter)
        if !isCountry, JurisdictionCode(code).country == nil {
            entry.note("\(said: code) is not of the shape of an ISO 3166 code, such as UA or UA-43", at: entry.node)
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

    private func group(_ id: String, _ entry: Entry) -> [Placed<JurisdictionGroup>] {
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

    private func vendor(_ id: String, _ entry: Entry) -> [Placed<Vendor>] {
        entry.allowOnly(["id", "name", "aliases", "seat", "owners"])
        guard let name = entry.required("name")?.value else { return [] }
        let owners = entry.entries("owners").compactMap { owner -> Vendor.Owner? in
            owner.allowOnly(["vendor", "share"])
            guard let vendor = owner.required("vendor")?.value, let text = owner.required("share") else { return nil }
            guard text.value.isDecimal, let share = Share(text.value) else {
                log.note(text.place.problem("`share`: \(said: text.value) is no number from 0 to 1"))
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

    private func offering(_ id: String, _ entry: Entry) -> [Placed<Offering>] {
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

    private func requirement(_ id: String, _ entry: Entry) -> [Placed<Requirement>] {
        entry.allowOnly(["id", "title", "guidance"])
        guard let title = entry.required("title")?.value else { return [] }
        let content = Requirement(id: RequirementID(id), title: title, guidance: entry.text("guidance")?.value)
        return [Placed(content: content, entry: entry)]
    }
}

extension String {
    /// Whether it is a decimal as JSON writes it.
    ///
    /// `Share` stops reading where its number ends.
    fileprivate var isDecimal: Bool { wholeMatch(of: /[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil }
}
