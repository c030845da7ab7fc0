internal import CompcheckModel

/// Decodes one service of an inventory from its tree.
struct ServiceDecoder {
    let names: InventoryNames
    let decoding: DecodingContext

    /// The keys whose values make up a service's traits.
    static let traitKeys = [
        "offering", "vendor", "operator", "developers", "models", "weights", "route", "region", "scope", "hosting",
        "egress", "notIn", "customer", "audience", "seat", "owners", "capabilities", "modalities", "data", "parties",
        "tags",
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
        let stated: Traits.Stated
        let origin: Traits.Origin
        let evidence: [Evidence]
    }

    /// Decodes a service; nil if it has no usable id.
    ///
    /// `decoding` and `evidenceDecoding` collect the problems.
    func service(
        _ tree: JSONTree,
        at path: String,
        _ context: OrganizationContext,
        evidenceDecoding: DecodingContext,
    ) -> Decoded? {
        guard let members = decoding.members(tree, at: path, keys: ServiceDecoder.ownKeys + ServiceDecoder.traitKeys)
        else { return nil }
        func at(_ key: String) -> String { decoding.join(path, key) }
        if members["id"] == nil { decoding.complain("`id` is missing", about: tree, at: path) }
        let id = decoding.word(members["id"], at: at("id"))
        if let id, let tree = members["id"], id.contains("\0") {
            // Much software stops reading text there, so that two ids would become one.
            decoding.complain("contains a NUL character", about: tree, at: at("id"))
        }
        let endpoint = decoding.text(members["endpoint"], at: at("endpoint"))
        var stated = context.defaults
        read(members, at: path, into: &stated)
        let jurisdictions = decoding.list(members["jurisdictions"], at: at("jurisdictions")) {
            names.jurisdiction($0, at: $1, decoding)
        }
        if members["jurisdictions"] == nil {
            decoding.complain("`jurisdictions` is missing: say where the service is used", about: tree, at: path)
        } else if let list = members["jurisdictions"], case .array(let all) = list.content,
            all.isEmpty
        {
            decoding.complain("is empty: say where the service is used", about: list, at: at("jurisdictions"))
        }
        var origin = Traits.Origin(inherited: context.stated.filter { members[$0.rawValue] == nil })
        if let host = endpoint.flatMap({ HostIndex.host(ofEndpoint: $0) }),
            let match = names.index.hosts.match(atHost: host)
        {
            if stated.offering == nil {
                stated.offering = [match.offering]
                origin.hostPattern = match.pattern
            }
            stated.scopeAtHost = stated.offering?.first.flatMap(match.scope)
        }
        let name = decoding.text(members["name"], at: at("name"))
        let owner = decoding.text(members["owner"], at: at("owner"))
        let evidence = ServiceDecoder(names: names, decoding: evidenceDecoding).evidence(
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
            stated: stated,
            origin: origin,
            evidence: evidence,
        )
    }

    private func read(_ members: [String: JSONTree], at path: String, into stated: inout Traits.Stated) {
        func at(_ key: String) -> String { decoding.join(path, key) }
        func vendors(_ key: String) -> [VendorName]? {
            decoding.list(members[key], at: at(key)) { names.vendorName($0, at: $1, decoding) }
        }
        func jurisdictions(_ key: String) -> [JurisdictionCode]? {
            decoding.list(members[key], at: at(key)) { names.jurisdiction($0, at: $1, decoding) }
        }
        func wordList(_ key: String) -> [String]? {
            decoding.list(members[key], at: at(key)) { decoding.word($0, at: $1) }
        }
        stated.offering = decoding.list(members["offering"], at: at("offering")) {
            names.offering($0, at: $1, decoding)
        }
        if let list = members["offering"], case .array(let all) = list.content, all.count > 1 {
            decoding.complain(
                "names several offerings: make each a service of its own",
                about: list,
                at: at("offering"),
            )
        }
        stated.vendor = vendors("vendor")
        stated.operatedBy = vendors("operator")
        stated.developers = vendors("developers")
        stated.models = decoding.list(members["models"], at: at("models")) { names.model($0, at: $1, decoding) }
        stated.route = terms("route", .routes, members, at: at("route"))
        stated.region = wordList("region")
        stated.scope = decoding.list(members["scope"], at: at("scope")) { names.scope($0, at: $1, decoding) }
        refuseEmpty("scope", members, at: at("scope"))
        stated.weights = decoding.list(members["weights"], at: at("weights")) {
            decoding.choice($0, at: $1, of: Weights.self)
        }
        stated.hosting = jurisdictions("hosting")
        refuseEmpty("hosting", members, at: at("hosting"))
        stated.notIn = distinct(jurisdictions("notIn") ?? [])
        stated.capabilities = terms("capabilities", .capabilities, members, at: at("capabilities"))
        stated.parties = vendors("parties")
        readShared(members, at: path, into: &stated)
    }

    /// Reads the keys that the organisation may state too; the service's own value replaces it.
    func readShared(_ members: [String: JSONTree], at path: String, into stated: inout Traits.Stated) {
        func at(_ key: String) -> String { decoding.join(path, key) }
        if let seat = members["seat"] {
            stated.seat = decoding.list(seat, at: at("seat")) { names.jurisdiction($0, at: $1, decoding) }
        }
        if let egress = members["egress"] {
            stated.egress = decoding.list(egress, at: at("egress")) { names.jurisdiction($0, at: $1, decoding) }
            refuseEmpty("egress", members, at: at("egress"))
        }
        if let customer = members["customer"] {
            stated.customer = decoding.list(customer, at: at("customer")) {
                decoding.choice($0, at: $1, of: Customer.self)
            }
        }
        if let audience = members["audience"] {
            stated.audience = decoding.list(audience, at: at("audience")) {
                decoding.choice($0, at: $1, of: Audience.self)
            }
        }
        if let owners = decoding.array(members["owners"], at: at("owners")) {
            stated.owners = owners.compactMap { owner($0.tree, at: $0.path) }
        }
        if members["modalities"] != nil {
            stated.modalities = terms("modalities", .modalities, members, at: at("modalities"))
        }
        if members["data"] != nil { stated.data = terms("data", .data, members, at: at("data")) }
        if let tags = members["tags"] {
            stated.tags = decoding.list(tags, at: at("tags")) { decoding.word($0, at: $1) }
        }
    }

    /// Complains about an empty list: a service computes somewhere, and its requests leave from somewhere.
    private func refuseEmpty(_ key: String, _ members: [String: JSONTree], at path: String) {
        guard let list = members[key], case .array(let all) = list.content, all.isEmpty else { return }
        decoding.complain("is empty: name the places, or leave the key out if nobody knows", about: list, at: path)
    }

    private func terms(
        _ key: String,
        _ vocabulary: Vocabulary,
        _ members: [String: JSONTree],
        at path: String,
    )
        -> [TermID]?
    {
        decoding.list(members[key], at: path) { names.term(vocabulary, $0, at: $1, decoding) }
    }

    private func owner(_ tree: JSONTree, at path: String) -> Owner? {
        guard let members = decoding.members(tree, at: path, keys: ["jurisdiction", "party", "share"]) else {
            return nil
        }
        guard let share = members["share"] else {
            decoding.complain("`share` is missing: a number from 0 to 1", about: tree, at: path)
            return nil
        }
        guard let share = decoding.share(share, at: decoding.join(path, "share")) else { return nil }
        return Owner(
            jurisdiction: members["jurisdiction"].flatMap {
                names.jurisdiction($0, at: decoding.join(path, "jurisdiction"), decoding)
            },
            party: members["party"].flatMap { names.vendorName($0, at: decoding.join(path, "party"), decoding) },
            share: share,
        )
    }
}
