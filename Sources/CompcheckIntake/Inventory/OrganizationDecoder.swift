internal import CompcheckModel

/// What an inventory says of its organisation, and what that means for each service.
struct OrganizationContext {
    var organization = Organization()
    var names: InventoryNames
    /// What a service is taken to say where it is silent itself.
    var defaults = Traits.Said()
    var evidence: [Evidence] = []

    init(_ catalogue: Catalogue) { names = InventoryNames(catalogue) }

    private static let keys = [
        "name", "seat", "customer", "audience", "owners", "modalities", "data", "tags", "evidence", "vendors",
    ]

    /// Reads the organisation; what is wrong with it goes to the desk.
    mutating func read(_ tree: JSONTree, at path: String, _ desk: Desk) {
        guard let members = desk.members(tree, at: path, keys: OrganizationContext.keys) else { return }
        organization = Organization(name: desk.text(members["name"], at: desk.join(path, "name")))
        // Vendors first: owners may name them.
        for (tree, path) in desk.array(members["vendors"], at: desk.join(path, "vendors")) ?? [] {
            if let vendor = vendor(tree, at: path, desk) { names.add(vendor) }
        }
        let decoder = ServiceDecoder(names: names, desk: desk)
        decoder.readShared(members, at: path, into: &defaults)
        evidence = decoder.evidence(members["evidence"], at: desk.join(path, "evidence"))
    }

    private func vendor(_ tree: JSONTree, at path: String, _ desk: Desk) -> Vendor? {
        let keys = ["name", "id", "seat", "aliases", "owners"]
        guard let members = desk.members(tree, at: path, keys: keys) else { return nil }
        guard members["name"] != nil else {
            desk.complain("`name` is missing", about: tree, at: path)
            return nil
        }
        guard let name = desk.word(members["name"], at: desk.join(path, "name")) else { return nil }
        let id = desk.word(members["id"], at: desk.join(path, "id")) ?? Name(name).key
        let owners = desk.array(members["owners"], at: desk.join(path, "owners")) ?? []
        return Vendor(
            id: names.index.vendor(named: id) ?? VendorID(id),
            name: name,
            aliases: desk.list(members["aliases"], at: desk.join(path, "aliases")) { desk.word($0, at: $1) } ?? [],
            seat: members["seat"].flatMap { names.jurisdiction($0, at: desk.join(path, "seat"), desk) },
            owners: owners.compactMap { owner($0.tree, at: $0.path, desk) }
        )
    }

    private func owner(_ tree: JSONTree, at path: String, _ desk: Desk) -> Vendor.Owner? {
        guard let members = desk.members(tree, at: path, keys: ["vendor", "share"]) else { return nil }
        guard let vendor = members["vendor"], let share = members["share"] else {
            desk.complain("an owner needs `vendor` and `share`", about: tree, at: path)
            return nil
        }
        guard let name = names.vendorName(vendor, at: desk.join(path, "vendor"), desk),
            let share = desk.share(share, at: desk.join(path, "share"))
        else { return nil }
        guard case .known(let id) = name else { return nil }
        return Vendor.Owner(vendor: id, share: share)
    }
}
