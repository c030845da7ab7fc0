package import CompcheckModel

/// Evaluates services by the rules of a rulebook.
///
/// A checker is a pure function with a cache: it reads no clock, file or database, and the cache changes no answer.
/// It is compiled once for a question and then evaluates one service after the other.
package struct Checker {
    private let question: Question
    private let jurisdictions: JurisdictionIndex
    private var evaluations: EvaluationCache

    /// Compiles a rulebook for a question.
    /// - Throws: `UnknownRule` if the question assumes or leaves out a rule that does not exist.
    package init(_ rulebook: Rulebook, _ question: Question) throws(UnknownRule) {
        try self.init(rulebook, question, CatalogueIndex(rulebook.catalogue))
    }

    /// Creates the same with an existing index of the rulebook's catalogue.
    init(_ rulebook: Rulebook, _ question: Question, _ index: CatalogueIndex) throws(UnknownRule) {
        try question.check(rulebook)
        self.question = question
        jurisdictions = index.jurisdictions
        let compiled = CompiledRulebook(rulebook, index, question)
        evaluations = EvaluationCache(compiled, ProfileBuilder(index: index), question, limit: 1 << 13)
    }

    /// The index of the rulebook's catalogue.
    var index: CatalogueIndex { evaluations.index }

    /// Returns a checker for the same question with an empty cache of at most `limit` entries a table.
    func fresh(remembering limit: Int) -> Checker {
        var checker = self
        checker.evaluations = evaluations.emptied(limit: limit)
        return checker
    }

    /// Returns the answers for all jurisdictions of a service, in the inventory's order.
    package mutating func answers(for service: Service) -> [(jurisdiction: JurisdictionCode, answer: Answer)] {
        service.jurisdictions.map { ($0, answer(for: service, in: $0)) }
    }

    /// Returns the answer for a service in one jurisdiction.
    package mutating func answer(for service: Service, in code: JurisdictionCode) -> Answer {
        let cached = evaluations.evaluation(code, in: evaluations.entry(service.traits))
        if service.evidence.isEmpty { return cached.answer }
        let proof = Proof(evidence: service.evidence.filter { matters($0, cached.requirements, code) })
        return proof.evidence.isEmpty ? cached.answer : cached.evaluation.answer(question, proof)
    }

    /// Returns whether evidence may change the answer: it counts there, on one of the days, and a rule may require it.
    private func matters(_ evidence: Evidence, _ requirements: Set<RequirementID>?, _ code: JurisdictionCode) -> Bool {
        guard evidence.counts(in: code, jurisdictions) else { return false }
        guard let requirements else { return true }
        return requirements.contains(evidence.requirement) && evidence.validFrom.map({ $0 <= question.lastDay }) ?? true
            && evidence.validUntil.map({ $0 > question.asOf }) ?? true
    }
}

/// A rule that a question names and the rulebook lacks.
package struct UnknownRule: Error, Hashable {
    /// The id that the question names.
    package let id: RuleID
    /// The rule that was probably meant.
    package let suggestion: String?

    /// Creates the error for an id that is not among the known ones.
    package init(_ id: RuleID, among ids: some Collection<RuleID>) {
        self.id = id
        suggestion = CompcheckModel.suggestion(for: id.text, among: ids.map(\.text))
    }
}

extension Question {
    /// Checks that the rulebook has every rule that is assumed or left out.
    func check(_ rulebook: Rulebook) throws(UnknownRule) {
        let ids = Set(rulebook.rules.map(\.id))
        for id in (Array(assumed.keys) + without).sorted() where !ids.contains(id) {
            throw UnknownRule(id, among: ids)
        }
    }
}

extension Evidence {
    /// Returns whether it counts for a use in that jurisdiction.
    func counts(in code: JurisdictionCode, _ index: JurisdictionIndex) -> Bool {
        guard let jurisdictions else { return true }
        return jurisdictions.contains { index.isInside(code, $0) }
    }
}
