internal import CompcheckModel

/// The names that exist in a folder; rules and entries may use no others.
struct KnownNames {
    /// The kind of thing that an id names.
    enum Kind: String {
        case rule
        case authority
        case requirement
        case vendor
        case offering
        case scope
        case family
        case jurisdiction
        /// A jurisdiction or a group of them.
        case jurisdictions

        /// What messages call it.
        fileprivate var noun: String { self == .jurisdictions ? Kind.jurisdiction.rawValue : rawValue }

        /// The catalogue files that define its ids.
        fileprivate var files: [String] {
            switch self {
            case .rule: [KnownNames.rules]
            case .authority: ["authorities"]
            case .requirement: ["requirements"]
            case .vendor: ["vendors"]
            case .offering: ["offerings"]
            case .scope: ["scopes"]
            case .family: ["models"]
            case .jurisdiction: ["jurisdictions"]
            case .jurisdictions: ["jurisdictions", "groups"]
            }
        }
    }

    /// Represents all rule files among the names of catalogue files.
    static let rules = "rules"

    let index: CatalogueIndex
    private let rules: Set<String>
    private let claims: Claims

    /// Names that are there but could not be read in full.
    ///
    /// They have a problem already, so their mentions are not reported as unknown.
    struct Claims {
        /// The files that could not be read to the end.
        var brokenFiles: Set<String> = []
        /// The ids of entries, by file, whether or not the rest of an entry is valid.
        var ids: [String: Set<String>] = [:]
    }

    init(catalogue: Catalogue, rules: Set<String>, claims: Claims) {
        index = CatalogueIndex(catalogue)
        self.rules = rules
        self.claims = claims
    }

    private func mayExist(_ id: String, in files: [String]) -> Bool {
        files.contains { claims.brokenFiles.contains($0) || claims.ids[$0]?.contains(id) == true }
    }

    /// Logs an id that does not exist.
    func check(_ text: Entry.Text, _ kind: Kind, _ log: ProblemLog) {
        let exists =
            switch kind {
            case .rule: rules.contains(text.value)
            case .authority: index.catalogue.authorities.contains { $0.id.text == text.value }
            case .requirement: index.requirements.contains(RequirementID(text.value))
            case .vendor: index.vendors[VendorID(text.value)] != nil
            case .offering: index.offerings[OfferingID(text.value)] != nil
            case .scope: ScopeID(text.value) == .region || index.scopes[ScopeID(text.value)] != nil
            case .family: index.models.families[FamilyID(text.value)] != nil
            case .jurisdiction: isJurisdiction(text.value)
            case .jurisdictions: isJurisdiction(text.value) || index.groups[GroupID(text.value)] != nil
            }
        guard !exists, !mayExist(text.value, in: kind.files) else { return }
        log.note(text.position.problem("unknown \(kind.noun) \(said: text.value)" + hint(text.value, kind)))
    }

    /// Logs a value that does not exist, so that no use could meet a condition on this attribute by it.
    func check(_ text: Entry.Text, of attribute: Attribute, _ log: ProblemLog) {
        func checkChoice(_ words: [String]) {
            guard !words.contains(text.value) else { return }
            let hint = didYouMean(text.value, words, else: "expected one of \(words.joined(separator: ", "))")
            log.note(text.position.problem("unknown \(attribute.rawValue) \(said: text.value)" + hint))
        }
        switch attribute.domain {
        case .jurisdictions: check(text, .jurisdictions, log)
        case .vendors: check(text, .vendor, log)
        case .offerings: check(text, .offering, log)
        case .families: check(text, .family, log)
        case .vocabulary(let vocabulary):
            if mayExist(text.value, in: [vocabulary.rawValue]) { return }
            checkChoice((index.terms[vocabulary] ?? []).map(\.text).sorted())
        case .customers: checkChoice(Customer.allCases.map(\.rawValue))
        case .audiences: checkChoice(Audience.allCases.map(\.rawValue))
        case .weights: checkChoice(Weights.allCases.map(\.rawValue))
        case .free: break
        }
        if !attribute.holdsJurisdictions, index.groups[GroupID(text.value)] != nil, case .free = attribute.domain {
            let what =
                "\(said: attribute.rawValue) takes no jurisdictions: the group \(said: text.value) would match nothing"
            log.note(text.position.problem(what))
        }
    }

    /// Returns whether a code exists: in the catalogue, or in ISO 3166-2 with a country of the catalogue.
    func isJurisdiction(_ code: String) -> Bool { index.jurisdictions.code(of: code)?.text == code }

    private func hint(_ text: String, _ kind: Kind) -> String {
        switch kind {
        case .jurisdiction, .jurisdictions:
            if let code = index.jurisdictions.code(of: text) {
                return ": rules name places by code: did you mean \(said: code)?"
            }
            if index.groups[GroupID(text)] != nil { return ": that is a group, and here only codes of places count" }
            if let double = Subdivisions.country(meantBy: JurisdictionCode(text)) {
                return ": that place has a code of its own: write \(said: double)"
            }
            if let country = index.jurisdictions.country(around: text) {
                return ": ISO 3166-2 has no such part of \(said: country)"
            }
            let groups = kind == .jurisdictions ? index.groups.keys.map(\.text) : []
            return didYouMean(text, index.jurisdictions.allNames + groups)
        case .vendor:
            if let id = index.vendor(named: text) { return ": rules name vendors by id: did you mean \(said: id)?" }
            return didYouMean(text, index.vendors.keys.map(\.text))
        case .rule: return didYouMean(text, rules)
        case .authority: return didYouMean(text, index.catalogue.authorities.map(\.id.text))
        case .requirement: return didYouMean(text, index.requirements.map(\.text))
        case .scope: return didYouMean(text, index.scopes.keys.map(\.text) + [ScopeID.region.text])
        case .family: return didYouMean(text, index.models.families.keys.map(\.text))
        case .offering: return didYouMean(text, index.offerings.keys.map(\.text))
        }
    }
}
