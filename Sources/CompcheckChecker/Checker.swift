public import CompcheckModel

/// Decides what a rulebook says about services.
///
/// A checker is a pure function with a memory: it asks no clock, file or database, and what it remembers only spares it
/// work. It is compiled once for a question and then asked service by service.
public struct Checker {
    private let question: Question
    private let builder: ProfileBuilder
    private var rulebook: CompiledRulebook

    /// Compiles a rulebook for a question.
    /// - Throws: `UnknownRule` where the question assumes or leaves out a rule that does not exist.
    public init(_ rulebook: Rulebook, _ question: Question) throws(UnknownRule) {
        let ids = Set(rulebook.rules.map(\.id))
        for id in (Array(question.assumed.keys) + question.without).sorted() where !ids.contains(id) {
            throw UnknownRule(id: id, suggestion: suggestion(for: id.text, among: ids.map(\.text)))
        }
        let index = CatalogueIndex(rulebook.catalogue)
        self.question = question
        builder = ProfileBuilder(index: index)
        self.rulebook = CompiledRulebook(rulebook, index, question)
    }

    /// The answers for each jurisdiction of a service, in the inventory's order.
    public mutating func answers(for service: Service) -> [(jurisdiction: JurisdictionCode, answer: Answer)] {
        let profile = builder.profile(of: service.traits, &rulebook.table)
        return service.traits.said.jurisdictions.map { code in
            let place = rulebook.table.number(of: code)
            let view = UseView(
                profile: profile,
                jurisdiction: AttributeValues(known: [.init(number: place, text: code.text)]),
                table: rulebook.table
            )
            let proof = Proof(evidence: service.evidence.filter { covers($0, code) })
            let answer = Case(view, candidates: Array(rulebook.rules.indices), in: rulebook).answer(question, proof)
            return (code, answer)
        }
    }

    private func covers(_ evidence: Evidence, _ code: JurisdictionCode) -> Bool {
        guard let places = evidence.jurisdictions else { return true }
        return places.contains { builder.index.places.isInside(code, $0) }
    }
}

/// A rule that a question names and the rulebook lacks.
public struct UnknownRule: Error, Hashable {
    /// What was named.
    public let id: RuleID
    /// What was probably meant.
    public let suggestion: String?
}
