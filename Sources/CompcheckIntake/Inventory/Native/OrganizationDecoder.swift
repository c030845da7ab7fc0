internal import CompcheckModel

/// The organisation of an inventory, and what its services inherit from it.
struct OrganizationContext {
    var organization = Organization()
    var names: InventoryNames
    /// The statements that a service inherits if it does not make them itself.
    var defaults = Traits.Stated()
    /// The keys that the organisation states.
    var stated: Set<Traits.Shared> = []
    var evidence: [Evidence] = []

    init(_ catalogue: Catalogue) { names = InventoryNames(catalogue) }

    private static let keys = [
        "name", "seat", "customer", "audience", "owners", "modalities", "data", "egress", "tags", "evidence", "vendors",
    ]

    /// Reads the organisation, and adds its problems and notices to `decoding`.
    mutating func read(_ tree: JSONTree, at path: String, _ decoding: DecodingContext) {
        guard let members = decoding.members(tree, at: path, keys: OrganizationContext.keys) else { return }
        organization = Organization(name: decoding.text(members["name"], at: decoding.join(path, "name")))
        // Vendors come first, and their names before all else, because owners may name them.
        let vendors = (decoding.array(members["vendors"], at: decoding.join(path, "vendors")) ?? []).compactMap {
            vendor($0.tree, at: $0.path, decoding)
        }
        for vendor in vendors { names.name(vendor.id, [vendor.name] + vendor.aliases) }
        for vendor in vendors { names.add(vendor.owned(names, decoding)) }
        let decoder = ServiceDecoder(names: names, decoding: decoding)
        decoder.readShared(members, at: path, into: &defaults)
        stated = Set(Traits.Shared.allCases.filter { members[$0.rawValue] != nil })
        evidence = decoder.evidence(members["evidence"], at: decoding.join(path, "evidence"))
    }

    private func vendor(_ tree: JSONTree, at path: String, _ decoding: DecodingContext) -> DescribedVendor? {
        let keys = ["name", "id", "seat", "aliases", "owners"]
        guard let members = decoding.members(tree, at: path, keys: keys) else { return nil }
        guard members["name"] != nil else {
            decoding.complain("`name` is missing", about: tree, at: path)
            return nil
        }
        guard let name = decoding.word(members["name"], at: decoding.join(path, "name")) else { return nil }
        let id = decoding.word(members["id"], at: decoding.join(path, "id"))
        var known: VendorID?
        for text in [id, name].compactMap(\.self) where known == nil {
            known = names.index.vendor(named: text)
            if let known { names.recognize(text, as: known, "vendor", decoding) }
        }
        return DescribedVendor(
            id: known ?? VendorID(id ?? Name(name).key),
            name: name,
            aliases: decoding.list(members["aliases"], at: decoding.join(path, "aliases")) {
                decoding.word($0, at: $1)
            } ?? [],
            seat: members["seat"].flatMap { names.jurisdiction($0, at: decoding.join(path, "seat"), decoding) },
            owners: decoding.array(members["owners"], at: decoding.join(path, "owners")) ?? [],
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

    func owned(_ names: InventoryNames, _ decoding: DecodingContext) -> Vendor {
        let owners = owners.compactMap { owner($0.tree, at: $0.path, names, decoding) }
        return Vendor(id: id, name: name, aliases: aliases, seat: seat, owners: owners)
    }

    private func owner(
        _ tree: JSONTree,
        at path: String,
        _ names: InventoryNames,
        _ decoding: DecodingContext,
    ) -> Vendor.Owner? {
        guard let members = decoding.members(tree, at: path, keys: ["vendor", "share"]) else { return nil }
        guard let vendor = members["vendor"], let share = members["share"] else {
            decoding.complain("an owner needs `vendor` and `share`", about: tree, at: path)
            return nil
        }
        guard let name = names.vendorName(vendor, at: decoding.join(path, "vendor"), decoding),
            let share = decoding.share(share, at: decoding.join(path, "share")), case .known(let id) = name
        else { return nil }
        return Vendor.Owner(vendor: id, share: share)
    }
}
