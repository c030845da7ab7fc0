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
        let country = index.jurisdictions.country(around: text)
        let hint =
            country.map { ": ISO 3166-2 has no such part of \(said: $0)" }
            ?? decoding.hint(text, index.jurisdictions.allNames)
        decoding.complain("unknown jurisdiction \(said: text)" + hint, about: tree, at: path)
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

    func scope(_ tree: JSONTree, at path: String, _ decoding: DecodingContext) -> ScopeID? {
        guard let text = decoding.word(tree, at: path) else { return nil }
        if ScopeID(text) == .region || index.scopes[ScopeID(text)] != nil { return ScopeID(text) }
        let hint = decoding.hint(text, index.scopes.keys.map(\.text) + [ScopeID.region.text])
        decoding.complain("unknown scope \(said: text)" + hint, about: tree, at: path)
        return nil
    }

    func model(_ tree: JSONTree, at path: String, _ decoding: DecodingContext) -> Traits.Model? {
        guard let text = decoding.word(tree, at: path) else { return nil }
        var found: (word: String, id: VendorID)?
        let model = index.models.model(named: text) { word in
            let id = vendor(named: word)
            if let id { found = (word, id) }
            return id
        }
        switch model.makers {
        case .known(let makers):
            if let found, model.family == nil, makers == [found.id] {
                recognize(found.word, as: found.id, "model prefix", decoding)
            }
        case .unknown(let name):
            let what = "nobody knows \(said: name) as a maker of models, so `developer` stays open for models named so"
            decoding.note(.unknownName, what + ": name their makers under `developers`")
        case .unsaid: break
        }
        return model
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
