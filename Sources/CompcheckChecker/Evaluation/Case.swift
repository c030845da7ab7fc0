import CompcheckModel

/// One use before a rulebook: the rules that may apply to it, and whether they do.
///
/// Evidence is not part of it: whether a rule applies never depends on evidence, only whether it still binds.
struct Case {
    /// A rule that is not ruled out, with its match for each stretch of days.
    struct Entry {
        let position: Int
        /// One truth if it is the same in all stretches, else one a stretch.
        let matches: [Truth]

        func match(_ stretch: Int) -> Truth { matches.count == 1 ? matches[0] : matches[stretch] }
    }

    let rulebook: CompiledRulebook
    let view: UseView
    /// In the rulebook's order: exceptions before what they lift.
    let entries: [Entry]
    private let slots: [Int: Int]

    init(_ view: UseView, candidates: [Int], in rulebook: CompiledRulebook) {
        self.rulebook = rulebook
        self.view = view
        var entries: [Entry] = []
        for position in candidates {
            let rule = rulebook.rules[position]
            let first = rule.match(view, stretch: 0)
            // Most rules are ruled out here, and nothing is kept of them.
            guard first != .no || rule.changes else { continue }
            let later = 1..<(rule.changes ? rulebook.stretches.count : 1)
            let matches = [first] + later.map { rule.match(view, stretch: $0) }
            if matches.contains(where: { $0 != .no }) { entries.append(Entry(position: position, matches: matches)) }
        }
        self.entries = entries
        slots = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.position, $0) })
    }

    /// Whether a rule is in view of which nobody had heard on the day of the question: it is assumed from a later day.
    ///
    /// Its own events are no days to look at: they show on the next such day, whatever makes it one.
    var hasUnheardOf: Bool { entries.contains { rulebook.rules[$0.position].activity.isUnheardOf } }

    func rule(_ slot: Int) -> CompiledRule { rulebook.rules[entries[slot].position] }

    /// The slots of those rules that are not ruled out.
    func slots(of positions: [Int]) -> [Int] { positions.compactMap { slots[$0] } }

    /// A day as the case looks at it.
    struct Moment {
        let stretch: Int
        /// What each entry does then.
        let states: [Activity.State]
        /// Whether each entry is live then.
        let live: [Truth]
    }

    /// What the rules do on a day, the forced one being taken to be in force whatever its activity.
    func moment(on day: Day, forced: Int? = nil) -> Moment {
        let stretch = rulebook.stretch(of: day)
        let states = entries.indices.map { $0 == forced ? .active : rule($0).activity.state(on: day) }
        var live: [Truth] = []
        live.reserveCapacity(entries.count)
        for (slot, entry) in entries.enumerated() {
            var lifted = Truth.no
            for over in slots(of: rule(slot).overriders) where states[over] == .active {
                lifted = max(lifted, lift(by: over, live[over]))
            }
            live.append(min(entry.match(stretch), !lifted))
        }
        return Moment(stretch: stretch, states: states, live: live)
    }

    /// How surely a rule lifts what it overrides: a doubtful permission never does so for certain.
    func lift(by slot: Int, _ live: Truth) -> Truth { rule(slot).isDoubtfulPermission ? min(live, .unknown) : live }

    /// What a permission lifts at that moment: the active rules that it overrides and that are not ruled out.
    func lifted(by slot: Int, at moment: Moment) -> [Int] {
        slots(of: rule(slot).overridden).filter {
            moment.states[$0] == .active && entries[$0].match(moment.stretch) != .no
        }
    }

    /// The attributes that decide an unknown entry: of its own unknown conditions and of its unknown exceptions.
    func missing(_ slot: Int, at moment: Moment) -> Set<Attribute> {
        var attributes: Set<Attribute> = []
        if entries[slot].match(moment.stretch) == .unknown {
            attributes = rule(slot).unknownAttributes(view, stretch: moment.stretch)
        }
        for over in slots(of: rule(slot).overriders)
        where moment.states[over] == .active && moment.live[over] == .unknown {
            attributes.formUnion(missing(over, at: moment))
        }
        return attributes
    }
}
