import CompcheckModel

/// What may matter to a use on some day in view: which of its traits, and which days.
struct Relevance {
    /// What of a service the rules can tell apart on some day.
    struct Likeness {
        /// The same for services that are answered alike on every day, in the same place and with the same evidence.
        let number: Int
        fileprivate let profile: Profile
    }

    private static let most = 1 << 13
    /// All rules, whatever they are on some day.
    private let rulebook: CompiledRulebook
    private let projection: Projection
    private let builder: ProfileBuilder
    private let assumed: [RuleID: Day]
    private var next = 0
    private var numbers: [Profile: Int] = [:]
    /// Holding the traits keeps their identity from being given to another object.
    private var known: [ObjectIdentifier: (traits: Traits, likeness: Likeness)] = [:]

    /// The relevance of a rulebook's rules on the days from that of the question through its last.
    init(_ rulebook: Rulebook, _ index: CatalogueIndex, _ view: Question) {
        let all = Dictionary(rulebook.rules.map { ($0.id, view.asOf) }) { first, _ in first }
        let question = Question(asOf: view.asOf, horizon: view.horizon, assumed: all, without: view.without)
        self.rulebook = CompiledRulebook(rulebook, index, question)
        projection = Projection(self.rulebook.rules)
        builder = ProfileBuilder(index: index)
        assumed = view.assumed
    }

    /// What the rules can tell of a service.
    ///
    /// Bounded; when it is full, it starts afresh with new numbers.
    mutating func likeness(of traits: Traits) -> Likeness {
        if let known = known[ObjectIdentifier(traits)] { return known.likeness }
        let profile = projection.project(builder.profile(of: traits, rulebook.table))
        if numbers.count == Relevance.most { numbers = [:] }
        let number = numbers[profile] ?? next
        if number == next {
            numbers[profile] = number
            next += 1
        }
        let likeness = Likeness(number: number, profile: profile)
        if known.count == Relevance.most { known = [:] }
        known[ObjectIdentifier(traits)] = (traits, likeness)
        return likeness
    }

    /// The days on which such a service may be answered otherwise than on the day before, evidence aside: those on which
    /// a rule that may apply to it changes its standing or is assumed, or a group that such a rule names changes.
    func days(of likeness: Likeness, in code: JurisdictionCode) -> Set<Day> {
        let view = UseView(likeness.profile, in: code, rulebook.table)
        let file = Case(view, candidates: Array(rulebook.rules.indices), in: rulebook)
        var days: Set<Day> = []
        for (slot, entry) in file.entries.enumerated() {
            let rule = file.rule(slot).rule
            days.formUnion(rule.lifecycle.periods.map(\.from) + [assumed[rule.id]].compactMap(\.self))
            if entry.matches.count > 1 { days.formUnion(rulebook.stretches) }
        }
        return days
    }
}
