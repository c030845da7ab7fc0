internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// Looks up names given on the command line; an unknown one is a usage error with a suggestion.
struct CommandLineNames {
    private let index: CatalogueIndex

    init(_ catalogue: Catalogue) { index = CatalogueIndex(catalogue) }

    /// Returns the jurisdiction with a code, a name or an alias.
    func jurisdiction(_ text: String) throws -> JurisdictionCode {
        guard let code = index.jurisdictions.code(of: text) else {
            throw CommandLineNames.unknown("jurisdiction", text, among: index.jurisdictions.allNames)
        }
        return code
    }

    /// Returns the vendor with an id, a name or an alias; `role` names it in the error.
    func vendor(_ text: String, as role: String = "vendor") throws -> VendorID {
        guard let id = index.vendor(named: text) else {
            throw CommandLineNames.unknown(role, text, among: index.allVendorNames)
        }
        return id
    }

    /// Returns the developer for an argument that may also be a model: models are known only by their developers.
    func developer(_ text: String) throws -> VendorID {
        if let id = index.vendor(named: text) { return id }
        if suggestion(for: text, among: index.allVendorNames) == nil {
            let advice = "a model is named with its developer, as in `openai/gpt-4o`"
            throw ValidationError("unknown developer or model `\(text)`: \(advice)".terminalSafe)
        }
        throw CommandLineNames.unknown("developer or model", text, among: index.allVendorNames)
    }

    /// Returns a model with its developer, from text such as `openai/gpt-4o`.
    func model(_ text: String) throws -> Traits.Model {
        let prefix = text.prefix { $0 != "/" }
        return Traits.Model(name: text, developer: .known(try vendor(String(prefix), as: "developer")))
    }

    /// Returns a term of a vocabulary.
    func term(_ vocabulary: Vocabulary, _ text: String) throws -> TermID {
        let known = index.terms[vocabulary] ?? []
        guard known.contains(TermID(text)) else {
            throw CommandLineNames.unknown(vocabulary.rawValue, text, among: known.map(\.text).sorted())
        }
        return TermID(text)
    }

    /// Returns the error for an unknown name, with a suggestion.
    static func unknown(_ kind: String, _ text: String, among known: [String]) -> ValidationError {
        let hint = suggestion(for: text, among: known).map { ": did you mean `\($0)`?" } ?? ""
        return ValidationError("unknown \(kind) `\(text)`\(hint)".terminalSafe)
    }
}
