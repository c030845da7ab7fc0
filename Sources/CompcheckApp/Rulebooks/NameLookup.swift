internal import CompcheckModel

/// Looks up names that a person gave; an unknown one is a fault with a suggestion.
struct NameLookup {
    private let index: CatalogueIndex

    /// A lookup in a catalogue.
    init(_ catalogue: Catalogue) { index = CatalogueIndex(catalogue) }

    /// Returns the jurisdiction with a code, a name or an alias.
    func jurisdiction(_ text: String) throws(UsageFault) -> JurisdictionCode {
        guard let code = index.jurisdictions.code(of: text) else {
            throw UsageFault(unknown: "jurisdiction", text, among: index.jurisdictions.allNames)
        }
        return code
    }

    /// Returns the vendor with an id, a name or an alias; `role` names it in the error.
    func vendor(_ text: String, as role: String = "vendor") throws(UsageFault) -> VendorID {
        guard let id = index.vendor(named: text) else {
            throw UsageFault(unknown: role, text, among: index.allVendorNames)
        }
        return id
    }

    /// Returns the developer for an argument that may also be a model, which was not recognised.
    func developer(_ text: String) throws(UsageFault) -> VendorID {
        if let id = index.vendor(named: text) { return id }
        if suggestion(for: text, among: index.allVendorNames) == nil {
            let advice = "a model that the catalogue does not know is named with its developer, as in `openai/gpt-4o`"
            throw UsageFault("unknown developer or model `\(text)`: \(advice)")
        }
        throw UsageFault(unknown: "developer or model", text, among: index.allVendorNames)
    }

    /// Returns a model whose makers its name shows, from text such as `openai/gpt-4o`; nil if it is no such name.
    func model(_ text: String) throws(UsageFault) -> Traits.Model? {
        let model = index.models.model(named: text, index.vendor)
        if case .known = model.makers { return model }
        guard text.contains("/") else { return nil }
        // Whoever asks so names the developer.
        let maker = try vendor(String(text.prefix { $0 != "/" }), as: "developer")
        return Traits.Model(name: text, family: model.family, makers: .known([maker]), isModel: model.isModel)
    }

    /// Returns a term of a vocabulary.
    func term(_ vocabulary: Vocabulary, _ text: String) throws(UsageFault) -> TermID {
        let known = index.terms[vocabulary] ?? []
        guard known.contains(TermID(text)) else {
            throw UsageFault(unknown: vocabulary.rawValue, text, among: known.map(\.text).sorted())
        }
        return TermID(text)
    }
}

extension UsageFault {
    /// The fault of an unknown name, with a suggestion.
    package init(unknown kind: String, _ text: String, among known: [String]) {
        self.init("unknown \(kind) `\(text)`" + didYouMean(suggestion(for: text, among: known)))
    }
}
