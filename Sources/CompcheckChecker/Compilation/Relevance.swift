import CompcheckModel

/// Finds the traits of a use that may matter on some day of a period, and the days on which its answer may change.
struct Relevance {
    /// An equivalence class of services: the rules cannot distinguish them on any day.
    struct Likeness {
        /// Equal for services that get the same answers on every day, given the same jurisdiction and evidence.
        let number: Int
        fileprivate let profile: Profile
    }

    private static let most = 1 << 13
    /// All rules, whatever their standing on any day.
    private let rulebook: CompiledRulebook
    private let projection: Projection
    private let builder: ProfileBuilder
    private let assumed: [RuleID: Day]
    private var next = 0
    private var numbers: [Profile: Int] = [:]
    /// The traits are retained so that no other object can get their identity.
    private var known: [ObjectIdentifier: (traits: Traits, likeness: Likeness)] = [:]

    /// Compiles a rulebook's rules for the days from that of the question through its last.
    init(_ rulebook: Rulebook, _ index: CatalogueIndex, _ view: Question) {
        let all = Dictionary(rulebook.rules.map { ($0.id, view.asOf) }) { first, _ in first }
        let question = Question(asOf: view.asOf, horizon: view.horizon, assumed: all, without: view.without)
        self.rulebook = CompiledRulebook(rulebook, index, question)
        projection = Projection(self.rulebook.rules)
        builder = ProfileBuilder(index: index)
        assumed = view.assumed
    }

    /// Returns the equivalence class of services with these traits.
    ///
    /// The table of classes is bounded: when it is full, it is emptied and new numbers are given.
    mutating func similarity(of traits: Traits) -> Likeness {
        if let known = known[ObjectIdentifier(traits)] { return known.likeness }
        let profile = projection.project(builder.profile(of: traits, rulebook.table))
        if numbers.count == Relevance.most { numbers = [:] }
        let number = numbers[profile] ?? next
        if number == next {
            numbers[profile] = number
            next += 1
        }
        let similarity = Likeness(number: number, profile: profile)
        if known.count == Relevance.most { known = [:] }
        known[ObjectIdentifier(traits)] = (traits, similarity)
        return similarity
    }

    /// Returns the days on which the answer for such a service may change, apart from evidence.
    ///
    /// These are the days on which a rule that may apply to it changes its standing or is assumed, and those on which a
    /// group changes, if such a rule depends on one.
    func days(of similarity: Likeness, in code: JurisdictionCode) -> Set<Day> {
        let view = UseView(similarity.profile, in: code, rulebook.table)
        let file = UseEvaluation(view, candidates: Array(rulebook.rules.indices), in: rulebook)
        var days: Set<Day> = []
        for (slot, entry) in file.entries.enumerated() {
            let rule = file.rule(slot).rule
            days.formUnion(rule.lifecycle.periods.map(\.from) + [assumed[rule.id]].compactMap(\.self))
            if entry.matches.count > 1 { days.formUnion(rulebook.periods) }
        }
        return days
    }
}
