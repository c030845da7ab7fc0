import CompcheckModel

/// A cache of evaluated uses, by the traits object that services share and by what rules distinguish.
///
/// Bounded: the table of traits or of evaluated uses is emptied when it is full.
struct EvaluationCache {
    /// An evaluated use, with its answer if no evidence matters.
    final class CachedEvaluation {
        let evaluation: UseEvaluation
        let answer: Answer
        /// The requirements of the rules that may apply; nil if all evidence matters.
        let requirements: Set<RequirementID>?

        init(_ evaluation: UseEvaluation, _ question: Question) {
            self.evaluation = evaluation
            answer = evaluation.answer(question, Proof(evidence: []))
            requirements =
                evaluation.hasUnheardOf
                ? nil : Set(evaluation.entries.indices.compactMap { evaluation.rule($0).rule.requirement })
        }
    }

    /// The cached results that services with the same traits share.
    final class TraitsEntry {
        /// Retained so that no other object can get its identity.
        fileprivate let traits: Traits
        fileprivate let profile: Profile
        /// The entries by jurisdiction: so few that a linear search is fastest.
        fileprivate var evaluations: [(code: JurisdictionCode, filed: CachedEvaluation)] = []

        init(_ traits: Traits, _ profile: Profile) {
            self.traits = traits
            self.profile = profile
        }
    }

    private struct Key: Hashable {
        let profile: Profile
        let jurisdiction: ValueNumber
    }

    /// The most traits, and the most evaluated uses, that are kept.
    private let limit: Int
    private var entries: [ObjectIdentifier: TraitsEntry] = [:]
    /// The traits entry that was used last, because the jurisdictions of a service come one after the other.
    private var latest: TraitsEntry?
    private var evaluations: [Key: CachedEvaluation] = [:]
    private var candidates: [ValueNumber: [Int]] = [:]
    private let projection: Projection
    private let rulebook: CompiledRulebook
    private let builder: ProfileBuilder
    private let question: Question

    init(_ rulebook: CompiledRulebook, _ builder: ProfileBuilder, _ question: Question, limit: Int) {
        self.limit = limit
        self.rulebook = rulebook
        self.builder = builder
        self.question = question
        projection = Projection(rulebook.rules)
    }

    /// The index of the rulebook's catalogue.
    var index: CatalogueIndex { builder.index }

    /// Returns an empty cache for the same rulebook and question.
    func emptied(limit: Int) -> EvaluationCache { EvaluationCache(rulebook, builder, question, limit: limit) }

    /// Returns the cached results for services with these traits.
    mutating func entry(_ traits: Traits) -> TraitsEntry {
        if let latest, latest.traits === traits { return latest }
        if let entry = entries[ObjectIdentifier(traits)] {
            latest = entry
            return entry
        }
        let entry = TraitsEntry(traits, projection.project(builder.profile(of: traits, rulebook.table)))
        if entries.count == limit { entries = [:] }
        entries[ObjectIdentifier(traits)] = entry
        latest = entry
        return entry
    }

    /// Returns the evaluated use of such a service in one of its jurisdictions.
    mutating func evaluation(_ code: JurisdictionCode, in entry: TraitsEntry) -> CachedEvaluation {
        if let known = entry.evaluations.first(where: { $0.code == code }) { return known.filed }
        let cached = evaluation(code, entry.profile)
        entry.evaluations.append((code, cached))
        return cached
    }

    private mutating func evaluation(_ code: JurisdictionCode, _ profile: Profile) -> CachedEvaluation {
        let jurisdiction = rulebook.table.number(of: code)
        let key = Key(profile: profile, jurisdiction: jurisdiction)
        if let cached = evaluations[key] { return cached }
        let view = UseView(profile, in: code, rulebook.table)
        let cached = CachedEvaluation(
            UseEvaluation(view, candidates: candidates(for: jurisdiction), in: rulebook),
            question,
        )
        if evaluations.count == limit { evaluations = [:] }
        evaluations[key] = cached
        return cached
    }

    /// Returns the rules that may apply in a jurisdiction, the only attribute that is never unknown.
    private mutating func candidates(for jurisdiction: ValueNumber) -> [Int] {
        if let known = candidates[jurisdiction] { return known }
        let found = rulebook.rules.indices.filter { position in
            rulebook.rules[position].when.conditions.allSatisfy { $0.mayHold(for: jurisdiction, rulebook.table) }
        }
        candidates[jurisdiction] = found
        return found
    }
}
