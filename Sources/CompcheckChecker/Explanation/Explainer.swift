package import CompcheckModel

/// Explains the answer of a rulebook for a use: the role of each of its rules, and why.
///
/// It evaluates every rule, also those that a `Checker` skips, and is therefore slower. The same code as in the
/// checker decides which rules apply and what follows.
package struct Explainer {
    private let question: Question
    private let index: CatalogueIndex
    private let rulebook: CompiledRulebook
    /// The attributes that some rule tests.
    private let asked: [Attribute]

    /// Creates an explainer of a rulebook's answers to a question.
    /// - Throws: `UnknownRule` if the question assumes or leaves out a rule that does not exist.
    package init(_ rulebook: Rulebook, _ question: Question) throws(UnknownRule) {
        try question.check(rulebook)
        self.question = question
        index = CatalogueIndex(rulebook.catalogue)
        self.rulebook = CompiledRulebook(rulebook, index, question, keepsAll: true)
        let conditions = rulebook.rules.flatMap(\.allConditions)
        asked = Attribute.allCases.filter(Set(conditions.map(\.attribute)).contains)
    }

    /// Explains the answer for a service in one jurisdiction.
    package func explanation(of service: Service, in jurisdiction: JurisdictionCode) -> Explanation {
        let profile = ProfileBuilder(index: index).profile(of: service.traits, rulebook.table)
        let finder = FactFinder(service.traits, profile, in: jurisdiction, index)
        let facts = asked.map(finder.fact)
        let view = UseView(profile, in: jurisdiction, rulebook.table)
        let explainer = RuleExplainer(
            evaluation: UseEvaluation(view, candidates: Array(rulebook.rules.indices), in: rulebook),
            question: question,
            proof: Proof(evidence: service.evidence.filter { $0.counts(in: jurisdiction, index.jurisdictions) }),
            facts: Dictionary(uniqueKeysWithValues: facts.map { ($0.attribute, $0) }),
        )
        return Explanation(
            use: Use(service: service, jurisdiction: jurisdiction, answer: explainer.answer),
            facts: facts,
            ruleExplanations: rulebook.rules.indices.map(explainer.ruleExplanation).inOrderOfWeight,
        )
    }
}
