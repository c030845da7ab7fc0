import CompcheckModel

/// One use evaluated by a rulebook: the rules that may apply to it, and whether they do.
///
/// Evidence is not part of it: evidence never decides whether a rule applies, only whether it still binds.
struct UseEvaluation {
    /// A rule that is not ruled out, with its match for each period of days.
    struct Entry {
        let position: Int
        /// One truth if it is the same in all periods, else one for each period.
        let matches: [Truth]

        func match(_ period: Int) -> Truth { matches.count == 1 ? matches[0] : matches[period] }
    }

    let rulebook: CompiledRulebook
    let view: UseView
    /// The entries in the rulebook's order: exceptions before the rules that they override.
    let entries: [Entry]
    private let slots: [Int: Int]

    init(_ view: UseView, candidates: [Int], in rulebook: CompiledRulebook) {
        self.rulebook = rulebook
        self.view = view
        var entries: [Entry] = []
        for position in candidates {
            let rule = rulebook.rules[position]
            let first = rule.match(view, period: 0)
            // Most rules are ruled out here; no entry is kept for them.
            guard first != .no || rule.changes else { continue }
            let later = 1..<(rule.changes ? rulebook.periods.count : 1)
            let matches = [first] + later.map { rule.match(view, period: $0) }
            if matches.contains(where: { $0 != .no }) { entries.append(Entry(position: position, matches: matches)) }
        }
        self.entries = entries
        slots = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.position, $0) })
    }

    /// Whether a rule is considered whose beginning is after the day of the question, because it is assumed.
    ///
    /// Its own events add no days to evaluate: their effect shows on the next day that is evaluated for another reason.
    var hasUnheardOf: Bool { entries.contains { rulebook.rules[$0.position].activity.isUnheardOf } }

    func rule(_ slot: Int) -> CompiledRule { rulebook.rules[entries[slot].position] }

    /// Returns the slots of those rules that are not ruled out.
    func slots(of positions: [Int]) -> [Int] { positions.compactMap { slots[$0] } }

    /// The state of all entries on a day.
    struct Moment {
        let period: Int
        /// The state of each entry.
        let states: [Activity.State]
        /// Whether each entry applies, after exceptions.
        let live: [Truth]
    }

    /// Returns what the rules do on a day; the forced one counts as in force, whatever its activity.
    func moment(on day: Day, forced: Int? = nil) -> Moment {
        let period = rulebook.period(of: day)
        let states = entries.indices.map { $0 == forced ? .active : rule($0).activity.state(on: day) }
        var live: [Truth] = []
        live.reserveCapacity(entries.count)
        for (slot, entry) in entries.enumerated() {
            var lifted = Truth.no
            for over in slots(of: rule(slot).overriders) where states[over].bears {
                lifted = max(lifted, lift(by: over, live[over]))
            }
            let applies = min(entry.match(period), !lifted)
            live.append(states[slot] == .uncertain ? min(applies, .unknown) : applies)
        }
        return Moment(period: period, states: states, live: live)
    }

    /// Returns how certainly a rule overrides others; a doubtful exception never does so for certain.
    func lift(by slot: Int, _ live: Truth) -> Truth { rule(slot).isDoubtfulException ? min(live, .unknown) : live }

    /// Returns the rules, active or perhaps active, that an exception overrides at that moment and that are not ruled out.
    func lifted(by slot: Int, at moment: Moment) -> [Int] {
        slots(of: rule(slot).overridden).filter {
            moment.states[$0].bears && entries[$0].match(moment.period) != .no
        }
    }

    /// Returns the attributes that decide an unknown entry: those of its unknown conditions and unknown exceptions.
    func missing(_ slot: Int, at moment: Moment) -> Set<Attribute> {
        Set(unknownConditions(slot, at: moment).map(\.attribute))
    }

    /// Returns what leaves an unknown entry open and only a source can settle, each once.
    func doubts(_ slot: Int, at moment: Moment) -> [SourceDoubt] {
        let conditions = unknownConditions(slot, at: moment)
        let unsaid = Set(
            conditions.filter { !$0.isLeftOpenOnlyByLists(view, period: moment.period) }.map(\.attribute)
        )
        let lists = conditions.flatMap { condition in
            condition.unsureGroups(view, period: moment.period).map { group in
                SourceDoubt.list(group, unsaid.contains(condition.attribute) ? nil : condition.attribute)
            }
        }
        let start: [SourceDoubt] = moment.states[slot] == .uncertain ? [.start] : []
        return start + Set(lists).sorted { $0.description < $1.description }
            + distinct(doubtfulExceptions(over: slot, at: moment)).map { .exception($0) }
    }

    /// Returns the exceptions that leave an entry open because their source is doubtful or nobody knows their start.
    private func doubtfulExceptions(over slot: Int, at moment: Moment) -> [RuleID] {
        doubtfulOverriders(of: slot, at: moment).flatMap { over in
            let isDoubtful = rule(over).isDoubtfulException || moment.states[over] == .uncertain
            return (isDoubtful ? [rule(over).rule.id] : []) + doubtfulExceptions(over: over, at: moment)
        }
    }

    /// Returns the conditions that leave an entry open: its own, and those of its unknown exceptions.
    private func unknownConditions(_ slot: Int, at moment: Moment) -> [CompiledCondition] {
        let own =
            entries[slot].match(moment.period) == .unknown
            ? rule(slot).unknownConditions(view, period: moment.period) : []
        return own + doubtfulOverriders(of: slot, at: moment).flatMap { unknownConditions($0, at: moment) }
    }

    /// Returns the rules that override an entry, though not for certain.
    private func doubtfulOverriders(of slot: Int, at moment: Moment) -> [Int] {
        slots(of: rule(slot).overriders).filter {
            moment.states[$0].bears && lift(by: $0, moment.live[$0]) == .unknown
        }
    }
}
