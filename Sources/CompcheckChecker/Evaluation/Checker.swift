package import CompcheckModel

/// Decides what a rulebook says about services.
///
/// A checker is a pure function with a memory: it asks no clock, file or database, and what it remembers only spares it
/// work. It is compiled once for a question and then asked service by service.
package struct Checker {
    private let question: Question
    private let places: Places
    private var cases: CaseFile

    /// Compiles a rulebook for a question.
    /// - Throws: `UnknownRule` where the question assumes or leaves out a rule that does not exist.
    package init(_ rulebook: Rulebook, _ question: Question) throws(UnknownRule) {
        try self.init(rulebook, question, CatalogueIndex(rulebook.catalogue))
    }

    /// The same with an index of the rulebook's catalogue at hand.
    init(_ rulebook: Rulebook, _ question: Question, _ index: CatalogueIndex) throws(UnknownRule) {
        try question.check(rulebook)
        self.question = question
        places = index.places
        let compiled = CompiledRulebook(rulebook, index, question)
        cases = CaseFile(compiled, ProfileBuilder(index: index), question, limit: 1 << 13)
    }

    /// The names of the rulebook's catalogue.
    var index: CatalogueIndex { cases.index }

    /// A checker for the same question that remembers nothing yet, and never more than so much.
    func fresh(remembering limit: Int) -> Checker {
        var checker = self
        checker.cases = cases.emptied(limit: limit)
        return checker
    }

    /// The answers for each jurisdiction of a service, in the inventory's order.
    package mutating func answers(for service: Service) -> [(jurisdiction: JurisdictionCode, answer: Answer)] {
        service.jurisdictions.map { ($0, answer(for: service, in: $0)) }
    }

    /// The answer for a service in one place.
    package mutating func answer(for service: Service, in code: JurisdictionCode) -> Answer {
        let filed = cases.file(code, in: cases.folder(service.traits))
        if service.evidence.isEmpty { return filed.answer }
        let proof = Proof(evidence: service.evidence.filter { matters($0, filed.requirements, code) })
        return proof.evidence.isEmpty ? filed.answer : filed.file.answer(question, proof)
    }

    /// Whether evidence may change the answer: a rule asks for it, in that place, on one of the days in question.
    private func matters(_ evidence: Evidence, _ requirements: Set<RequirementID>?, _ code: JurisdictionCode) -> Bool {
        guard evidence.counts(in: code, places) else { return false }
        guard let requirements else { return true }
        return requirements.contains(evidence.requirement) && evidence.validFrom.map({ $0 <= question.lastDay }) ?? true
            && evidence.validUntil.map({ $0 > question.asOf }) ?? true
    }
}

/// A rule that a question names and the rulebook lacks.
package struct UnknownRule: Error, Hashable {
    /// What was named.
    package let id: RuleID
    /// What was probably meant.
    package let suggestion: String?

    /// The error that none of the rules in view is this one.
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
    /// Whether it counts for a use in that place.
    func counts(in code: JurisdictionCode, _ places: Places) -> Bool {
        guard let jurisdictions else { return true }
        return jurisdictions.contains { places.isInside(code, $0) }
    }
}
