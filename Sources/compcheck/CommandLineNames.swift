internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// What names on the command line mean; a name that nobody knows is an error of usage, with what was probably meant.
struct CommandLineNames {
    private let index: CatalogueIndex

    init(_ catalogue: Catalogue) { index = CatalogueIndex(catalogue) }

    /// The place of a code, a name or an alias.
    func place(_ text: String) throws -> JurisdictionCode {
        guard let code = index.places.code(of: text) else {
            throw CommandLineNames.unknown("jurisdiction", text, among: index.places.allNames)
        }
        return code
    }

    /// The vendor of an id, a name or an alias; `role` says what it was wanted as.
    func vendor(_ text: String, as role: String = "vendor") throws -> VendorID {
        guard let id = index.vendor(named: text) else {
            throw CommandLineNames.unknown(role, text, among: index.allVendorNames)
        }
        return id
    }

    /// A developer where a model might stand as well: models are known by their developer alone.
    func developer(_ text: String) throws -> VendorID {
        if let id = index.vendor(named: text) { return id }
        if suggestion(for: text, among: index.allVendorNames) == nil {
            let advice = "a model is named with its developer, as in `openai/gpt-4o`"
            throw ValidationError("unknown developer or model `\(text)`: \(advice)".shown)
        }
        throw CommandLineNames.unknown("developer or model", text, among: index.allVendorNames)
    }

    /// A model with its developer: `openai/gpt-4o`.
    func model(_ text: String) throws -> Traits.Model {
        let prefix = text.prefix { $0 != "/" }
        return Traits.Model(name: text, developer: .known(try vendor(String(prefix), as: "developer")))
    }

    /// A word of a vocabulary.
    func term(_ vocabulary: Vocabulary, _ text: String) throws -> TermID {
        let known = index.terms[vocabulary] ?? []
        guard known.contains(TermID(text)) else {
            throw CommandLineNames.unknown(vocabulary.rawValue, text, among: known.map(\.text).sorted())
        }
        return TermID(text)
    }

    /// The error that a name is not known.
    static func unknown(_ kind: String, _ text: String, among known: [String]) -> ValidationError {
        let hint = suggestion(for: text, among: known).map { ": did you mean `\($0)`?" } ?? ""
        return ValidationError("unknown \(kind) `\(text)`\(hint)".shown)
    }
}
