internal import CompcheckModel

/// Decodes one service of an inventory from its tree.
struct ServiceDecoder {
    let names: InventoryNames
    let desk: Desk

    /// The keys whose values make up a service's traits.
    static let traitKeys = [
        "offering", "vendor", "operator", "developers", "models", "route", "region", "hosting", "notIn",
        "customer", "audience", "seat", "owners", "capabilities", "modalities", "data", "parties", "tags",
    ]

    /// The other keys of a service.
    static let ownKeys = ["id", "name", "owner", "endpoint", "evidence", "jurisdictions"]

    /// A decoded service, without its position in the inventory.
    struct Decoded {
        let id: String
        let name: String?
        let owner: String?
        let endpoint: String?
        let jurisdictions: [JurisdictionCode]
        let said: Traits.Said
        let origin: Traits.Origin
        let evidence: [Evidence]
    }

    /// Decodes a service; nil if it has no usable id.
    ///
    /// `desk` and `evidenceDesk` collect the problems.
    func service(_ tree: JSONTree, at path: String, _ context: OrganizationContext, evidenceDesk: Desk) -> Decoded? {
        guard let members = desk.members(tree, at: path, keys: ServiceDecoder.ownKeys + ServiceDecoder.traitKeys)
        else { return nil }
        func at(_ key: String) -> String { desk.join(path, key) }
        if members["id"] == nil { desk.complain("`id` is missing", about: tree, at: path) }
        let id = desk.word(members["id"], at: at("id"))
        if let id, let tree = members["id"], id.contains("\0") {
            // Much software stops reading text there, so that two ids would become one.
            desk.complain("contains a NUL character", about: tree, at: at("id"))
        }
        let endpoint = desk.text(members["endpoint"], at: at("endpoint"))
        var said = context.defaults
        read(members, at: path, into: &said)
        let jurisdictions = desk.list(members["jurisdictions"], at: at("jurisdictions")) {
            names.jurisdiction($0, at: $1, desk)
        }
        if members["jurisdictions"] == nil {
            desk.complain("`jurisdictions` is missing: say where the service is used", about: tree, at: path)
        } else if let list = members["jurisdictions"], case .array(let all) = list.content,
            all.isEmpty
        {
            desk.complain("is empty: say where the service is used", about: list, at: at("jurisdictions"))
        }
        var origin = Traits.Origin(inherited: context.stated.filter { members[$0.rawValue] == nil })
        if said.offering == nil, let host = endpoint.flatMap({ HostIndex.host(ofEndpoint: $0) }),
            let match = names.index.hosts.match(atHost: host)
        {
            said.offering = [match.offering]
            origin.hostPattern = match.pattern
        }
        let name = desk.text(members["name"], at: at("name"))
        let owner = desk.text(members["owner"], at: at("owner"))
        let evidence = ServiceDecoder(names: names, desk: evidenceDesk).evidence(
            members["evidence"],
            at: at("evidence"),
        )
        guard let id else { return nil }
        return Decoded(
            id: id,
            name: name,
            owner: owner,
            endpoint: endpoint,
            jurisdictions: distinct(jurisdictions ?? []),
            said: said,
            origin: origin,
            evidence: evidence,
        )
    }

    private func read(_ members: [String: JSONTree], at path: String, into said: inout Traits.Said) {
        func at(_ key: String) -> String { desk.join(path, key) }
        func vendors(_ key: String) -> [VendorName]? {
            desk.list(members[key], at: at(key)) { names.vendorName($0, at: $1, desk) }
        }
        func places(_ key: String) -> [JurisdictionCode]? {
            desk.list(members[key], at: at(key)) { names.jurisdiction($0, at: $1, desk) }
        }
        func words(_ key: String) -> [String]? { desk.list(members[key], at: at(key)) { desk.word($0, at: $1) } }
        said.offering = desk.list(members["offering"], at: at("offering")) { names.offering($0, at: $1, desk) }
        said.vendor = vendors("vendor")
        said.operatedBy = vendors("operator")
        said.developers = vendors("developers")
        said.models = desk.list(members["models"], at: at("models")) { names.model($0, at: $1, desk) }
        said.route = terms("route", .routes, members, at: at("route"))
        said.region = words("region")
        said.hosting = places("hosting")
        said.notIn = distinct(places("notIn") ?? [])
        said.capabilities = terms("capabilities", .capabilities, members, at: at("capabilities"))
        said.parties = vendors("parties")
        readShared(members, at: path, into: &said)
    }

    /// Reads the keys that the organisation may state too; the service's own value replaces it.
    func readShared(_ members: [String: JSONTree], at path: String, into said: inout Traits.Said) {
        func at(_ key: String) -> String { desk.join(path, key) }
        if let seat = members["seat"] {
            said.seat = desk.list(seat, at: at("seat")) { names.jurisdiction($0, at: $1, desk) }
        }
        if let customer = members["customer"] {
            said.customer = desk.list(customer, at: at("customer")) { desk.choice($0, at: $1, of: Customer.self) }
        }
        if let audience = members["audience"] {
            said.audience = desk.list(audience, at: at("audience")) { desk.choice($0, at: $1, of: Audience.self) }
        }
        if let owners = desk.array(members["owners"], at: at("owners")) {
            said.owners = owners.compactMap { owner($0.tree, at: $0.path) }
        }
        if members["modalities"] != nil {
            said.modalities = terms("modalities", .modalities, members, at: at("modalities"))
        }
        if members["data"] != nil { said.data = terms("data", .data, members, at: at("data")) }
        if let tags = members["tags"] { said.tags = desk.list(tags, at: at("tags")) { desk.word($0, at: $1) } }
    }

    private func terms(
        _ key: String,
        _ vocabulary: Vocabulary,
        _ members: [String: JSONTree],
        at path: String,
    )
        -> [TermID]?
    {
        desk.list(members[key], at: path) { names.term(vocabulary, $0, at: $1, desk) }
    }

    private func owner(_ tree: JSONTree, at path: String) -> Owner? {
        guard let members = desk.members(tree, at: path, keys: ["jurisdiction", "party", "share"]) else { return nil }
        if members["jurisdiction"] == nil, members["party"] == nil {
            desk.complain("an owner needs a `jurisdiction` or a `party`", about: tree, at: path)
        }
        guard let share = members["share"] else {
            desk.complain("`share` is missing: a number from 0 to 1", about: tree, at: path)
            return nil
        }
        guard let share = desk.share(share, at: desk.join(path, "share")) else { return nil }
        return Owner(
            jurisdiction: members["jurisdiction"].flatMap {
                names.jurisdiction($0, at: desk.join(path, "jurisdiction"), desk)
            },
            party: members["party"].flatMap { names.vendorName($0, at: desk.join(path, "party"), desk) },
            share: share,
        )
    }
}
