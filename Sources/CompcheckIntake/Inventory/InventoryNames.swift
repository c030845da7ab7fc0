internal import CompcheckModel

/// What the names of an inventory mean: the catalogue's entries and the organisation's own vendors.
struct InventoryNames {
    let index: CatalogueIndex
    private(set) var ownVendors: [Vendor] = []
    private var ownNames: [Name: VendorID] = [:]

    init(_ catalogue: Catalogue) { index = CatalogueIndex(catalogue) }

    /// Adds a vendor that the organisation describes; the catalogue's own entry wins.
    mutating func add(_ vendor: Vendor) {
        ownVendors.append(vendor)
        for text in [vendor.id.text, vendor.name] + vendor.aliases where ownNames[Name(text)] == nil {
            ownNames[Name(text)] = vendor.id
        }
    }

    func vendor(named text: String) -> VendorID? { index.vendor(named: text) ?? ownNames[Name(text)] }

    // MARK: Reading names

    func vendorName(_ tree: JSONTree, at path: String, _ desk: Desk) -> VendorName? {
        guard let text = desk.word(tree, at: path) else { return nil }
        if let id = vendor(named: text) { return .known(id) }
        let hint = didYouMean(text, index.allVendorNames + ownNames.keys.map(\.key))
        desk.note(.unknownName, "nobody knows the vendor `\(text)`, so it matches nothing and excludes nothing" + hint)
        return .unknown(text)
    }

    func jurisdiction(_ tree: JSONTree, at path: String, _ desk: Desk) -> JurisdictionCode? {
        guard let text = desk.word(tree, at: path) else { return nil }
        if let code = index.places.code(of: text) { return code }
        desk.complain("unknown jurisdiction `\(text)`" + didYouMean(text, index.places.allNames), about: tree, at: path)
        return nil
    }

    func term(_ vocabulary: Vocabulary, _ tree: JSONTree, at path: String, _ desk: Desk) -> TermID? {
        guard let text = desk.word(tree, at: path) else { return nil }
        let known = index.terms[vocabulary] ?? []
        if known.contains(TermID(text)) { return TermID(text) }
        let all = known.map(\.text).sorted()
        let hint = didYouMean(text, all, else: all.isEmpty ? "" : "it is one of \(all.joined(separator: ", "))")
        desk.complain("unknown \(vocabulary.kind.rawValue) `\(text)`" + hint, about: tree, at: path)
        return nil
    }

    func offering(_ tree: JSONTree, at path: String, _ desk: Desk) -> OfferingID? {
        guard let text = desk.word(tree, at: path) else { return nil }
        if index.offerings[OfferingID(text)] != nil { return OfferingID(text) }
        desk.complain("unknown offering `\(text)`" + didYouMean(text, index.offerings.keys.map(\.text)), about: tree, at: path)
        return nil
    }

    func model(_ tree: JSONTree, at path: String, _ desk: Desk) -> Traits.Model? {
        guard let text = desk.word(tree, at: path) else { return nil }
        guard let slash = text.firstIndex(of: "/") else { return Traits.Model(name: text, developer: nil) }
        let prefix = String(text[..<slash])
        return Traits.Model(name: text, developer: vendor(named: prefix).map { .known($0) } ?? .unknown(prefix))
    }
}
