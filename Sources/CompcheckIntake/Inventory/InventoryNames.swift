internal import CompcheckModel

/// Resolves the names of an inventory to catalogue entries and to the organisation's own vendors.
struct InventoryNames {
    let index: CatalogueIndex
    let regions: RegionIndex
    private(set) var ownVendors: [Vendor] = []
    private var ownNames: [Name: VendorID] = [:]

    init(_ catalogue: Catalogue) {
        index = CatalogueIndex(catalogue)
        regions = RegionIndex(catalogue.offerings)
    }

    /// Adds the names of a vendor that the organisation describes; the catalogue's own names win.
    mutating func name(_ id: VendorID, _ names: [String]) {
        for text in [id.text] + names where ownNames[Name(text)] == nil { ownNames[Name(text)] = id }
    }

    /// Adds a vendor described by the organisation.
    mutating func add(_ vendor: Vendor) { ownVendors.append(vendor) }

    func vendor(named text: String) -> VendorID? { index.vendor(named: text) ?? ownNames[Name(text)] }

    // MARK: Reading names

    func vendorName(_ tree: JSONTree, at path: String, _ decoding: DecodingContext) -> VendorName? {
        guard let text = decoding.word(tree, at: path) else { return nil }
        if let id = vendor(named: text) {
            recognize(text, as: id, "vendor", decoding)
            return .known(id)
        }
        let hint = decoding.hint(text, index.allVendorNames + ownNames.keys.map(\.key))
        decoding.note(
            .unknownName,
            "nobody knows the vendor \(said: text), so it matches nothing and excludes nothing" + hint,
        )
        return .unknown(text)
    }

    func jurisdiction(_ tree: JSONTree, at path: String, _ decoding: DecodingContext) -> JurisdictionCode? {
        guard let text = decoding.word(tree, at: path) else { return nil }
        if let code = index.jurisdictions.code(of: text) { return code }
        decoding.complain(
            "unknown jurisdiction \(said: text)" + decoding.hint(text, index.jurisdictions.allNames),
            about: tree,
            at: path,
        )
        return nil
    }

    func term(_ vocabulary: Vocabulary, _ tree: JSONTree, at path: String, _ decoding: DecodingContext) -> TermID? {
        guard let text = decoding.word(tree, at: path) else { return nil }
        let known = index.terms[vocabulary] ?? []
        if known.contains(TermID(text)) { return TermID(text) }
        let all = known.map(\.text).sorted()
        let hint = decoding.hint(text, all, else: all.isEmpty ? "" : "expected one of \(all.joined(separator: ", "))")
        decoding.complain("unknown \(vocabulary.kind.rawValue) \(said: text)" + hint, about: tree, at: path)
        return nil
    }

    func offering(_ tree: JSONTree, at path: String, _ decoding: DecodingContext) -> OfferingID? {
        guard let text = decoding.word(tree, at: path) else { return nil }
        if index.offerings[OfferingID(text)] != nil { return OfferingID(text) }
        let hint = decoding.hint(text, index.offerings.keys.map(\.text))
        decoding.complain("unknown offering \(said: text)" + hint, about: tree, at: path)
        return nil
    }

    func model(_ tree: JSONTree, at path: String, _ decoding: DecodingContext) -> Traits.Model? {
        guard let text = decoding.word(tree, at: path) else { return nil }
        guard let slash = text.firstIndex(of: "/") else { return Traits.Model(name: text, developer: nil) }
        let prefix = String(text[..<slash])
        guard let id = vendor(named: prefix) else { return Traits.Model(name: text, developer: .unknown(prefix)) }
        recognize(prefix, as: id, "model prefix", decoding)
        return Traits.Model(name: text, developer: .known(id))
    }

    // MARK: Recognised names

    /// Notes why a name means a vendor, unless it is the id.
    func recognize(_ text: String, as id: VendorID, _ role: String, _ decoding: DecodingContext) {
        let name = Name(text)
        guard name != Name(id.text) else { return }
        let means = "\(role) \(said: text) is \(said: id): "
        if let vendor = index.vendors[id], index.vendor(named: text) == id {
            let isName = name == Name(vendor.name)
            decoding.note(.recognized, means + (isName ? "its name" : "an alias of \(shown(vendor.name))"))
        } else {
            decoding.note(.recognized, means + "so `organization.vendors` says")
        }
    }
}
