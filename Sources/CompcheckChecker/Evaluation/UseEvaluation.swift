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

    /// Whether a rule is considered whose first event is after the day of the question, because it is assumed.
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
            for over in slots(of: rule(slot).overriders) where states[over] == .active {
                lifted = max(lifted, lift(by: over, live[over]))
            }
            live.append(min(entry.match(period), !lifted))
        }
        return Moment(period: period, states: states, live: live)
    }

    /// Returns how certainly a rule overrides others; a doubtful permission never does so for certain.
    func lift(by slot: Int, _ live: Truth) -> Truth { rule(slot).isDoubtfulPermission ? min(live, .unknown) : live }

    /// Returns the active rules that a permission overrides at that moment and that are not ruled out.
    func lifted(by slot: Int, at moment: Moment) -> [Int] {
        slots(of: rule(slot).overridden).filter {
            moment.states[$0] == .active && entries[$0].match(moment.period) != .no
        }
    }

    /// Returns the attributes that decide an unknown entry: those of its unknown conditions and unknown exceptions.
    func missing(_ slot: Int, at moment: Moment) -> Set<Attribute> {
        var attributes: Set<Attribute> = []
        if entries[slot].match(moment.period) == .unknown {
            attributes = rule(slot).unknownAttributes(view, period: moment.period)
        }
        for over in slots(of: rule(slot).overriders)
        where moment.states[over] == .active && moment.live[over] == .unknown {
            attributes.formUnion(missing(over, at: moment))
        }
        return attributes
    }
}
