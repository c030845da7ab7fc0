internal import CompcheckModel

/// The organisation of an inventory, and what its services inherit from it.
struct OrganizationContext {
    var organization = Organization()
    var names: InventoryNames
    /// The statements that a service inherits if it does not make them itself.
    var defaults = Traits.Said()
    /// The keys that the organisation states.
    var stated: Set<Traits.Shared> = []
    var evidence: [Evidence] = []

    init(_ catalogue: Catalogue) { names = InventoryNames(catalogue) }

    private static let keys = [
        "name", "seat", "customer", "audience", "owners", "modalities", "data", "tags", "evidence", "vendors",
    ]

    /// Reads the organisation, and adds its problems and notices to `desk`.
    mutating func read(_ tree: JSONTree, at path: String, _ desk: Desk) {
        guard let members = desk.members(tree, at: path, keys: OrganizationContext.keys) else { return }
        organization = Organization(name: desk.text(members["name"], at: desk.join(path, "name")))
        // Vendors come first, and their names before all else, because owners may name them.
        let vendors = (desk.array(members["vendors"], at: desk.join(path, "vendors")) ?? []).compactMap {
            vendor($0.tree, at: $0.path, desk)
        }
        for vendor in vendors { names.name(vendor.id, [vendor.name] + vendor.aliases) }
        for vendor in vendors { names.add(vendor.owned(names, desk)) }
        let decoder = ServiceDecoder(names: names, desk: desk)
        decoder.readShared(members, at: path, into: &defaults)
        stated = Set(Traits.Shared.allCases.filter { members[$0.rawValue] != nil })
        evidence = decoder.evidence(members["evidence"], at: desk.join(path, "evidence"))
    }

    private func vendor(_ tree: JSONTree, at path: String, _ desk: Desk) -> DescribedVendor? {
        let keys = ["name", "id", "seat", "aliases", "owners"]
        guard let members = desk.members(tree, at: path, keys: keys) else { return nil }
        guard members["name"] != nil else {
            desk.complain("`name` is missing", about: tree, at: path)
            return nil
        }
        guard let name = desk.word(members["name"], at: desk.join(path, "name")) else { return nil }
        let id = desk.word(members["id"], at: desk.join(path, "id"))
        var known: VendorID?
        for text in [id, name].compactMap(\.self) where known == nil {
            known = names.index.vendor(named: text)
            if let known { names.recognize(text, as: known, "vendor", desk) }
        }
        return DescribedVendor(
            id: known ?? VendorID(id ?? Name(name).key),
            name: name,
            aliases: desk.list(members["aliases"], at: desk.join(path, "aliases")) { desk.word($0, at: $1) } ?? [],
            seat: members["seat"].flatMap { names.jurisdiction($0, at: desk.join(path, "seat"), desk) },
            owners: desk.array(members["owners"], at: desk.join(path, "owners")) ?? [],
        )
    }
}

/// A vendor of `organization.vendors` with unresolved owners, because they may be described further down.
private struct DescribedVendor {
    let id: VendorID
    let name: String
    let aliases: [String]
    let seat: JurisdictionCode?
    let owners: [(tree: JSONTree, path: String)]

    func owned(_ names: InventoryNames, _ desk: Desk) -> Vendor {
        let owners = owners.compactMap { owner($0.tree, at: $0.path, names, desk) }
        return Vendor(id: id, name: name, aliases: aliases, seat: seat, owners: owners)
    }

    private func owner(_ tree: JSONTree, at path: String, _ names: InventoryNames, _ desk: Desk) -> Vendor.Owner? {
        guard let members = desk.members(tree, at: path, keys: ["vendor", "share"]) else { return nil }
        guard let vendor = members["vendor"], let share = members["share"] else {
            desk.complain("an owner needs `vendor` and `share`", about: tree, at: path)
            return nil
        }
        guard let name = names.vendorName(vendor, at: desk.join(path, "vendor"), desk),
            let share = desk.share(share, at: desk.join(path, "share")), case .known(let id) = name
        else { return nil }
        return Vendor.Owner(vendor: id, share: share)
    }
}
