public import CompcheckModel

/// Follows uses through time: the stretches of days on which each has one verdict by the same rules.
///
/// All rules of the rulebook count, each from its own first day on, whenever that became known.
public struct Chronicle {
    private let from: Day
    private let to: Day
    private let assumed: [RuleID: Day]
    private let without: Set<RuleID>
    /// The days on which the rulebook changes, the first day in view before them.
    private let changes: [Day]
    private var checkers: CheckerPool

    /// A chronicle of a rulebook.
    ///
    /// - Parameters:
    ///   - rulebook: the rules and their catalogue.
    ///   - from: the first day in view.
    ///   - to: the last day in view, not before the first.
    ///   - assumed: rules taken to be in force, each from a day on.
    ///   - without: rules left out.
    /// - Throws: `UnknownRule` where a rule is assumed or left out that does not exist.
    public init(
        _ rulebook: Rulebook,
        from: Day,
        to: Day,
        assumed: [RuleID: Day] = [:],
        without: Set<RuleID> = [],
    ) throws(UnknownRule) {
        self.from = from
        self.to = to
        self.assumed = assumed
        self.without = without
        let members = rulebook.catalogue.groups.flatMap(\.members)
        let days =
            rulebook.rules.flatMap { $0.lifecycle.periods.map(\.from) }
            + members.flatMap { [$0.from, $0.until] }.compactMap(\.self) + assumed.values
        changes = [from] + Set(days).filter { $0 > from && $0 <= to }.sorted()
        checkers = CheckerPool(rulebook)
        try checkers.prepare(question(on: from))
    }

    /// The stretches of a use, oldest first, from the first day in view through the last.
    /// - Throws: nothing that making the chronicle did not throw.
    public mutating func stretches(
        of service: Service,
        in place: JurisdictionCode,
    ) throws(UnknownRule) -> [Stretch] {
        var stretches: [Stretch] = []
        var bearing: Set<RuleID> = []
        for day in days(of: service) {
            let answer = try checkers.answer(for: service, in: place, question(on: day))
            let rules = Set(answer.bearing)
            if let last = stretches.last {
                if last.verdict == answer.verdict, last.atWorst == answer.atWorst, bearing == rules { continue }
                stretches[stretches.count - 1] = last.ending(day.advanced(by: -1))
            }
            stretches.append(
                Stretch(
                    from: day,
                    through: to,
                    verdict: answer.verdict,
                    atWorst: answer.atWorst,
                    appears: rules.subtracting(bearing).sorted(),
                    disappears: bearing.subtracting(rules).sorted(),
                )
            )
            bearing = rules
        }
        return stretches
    }

    private func days(of service: Service) -> [Day] {
        let own = service.evidence.flatMap { [$0.validFrom, $0.validUntil] }.compactMap(\.self)
            .filter { $0 > from && $0 <= to }
        return own.isEmpty ? changes : Set(changes + own).sorted()
    }

    private func question(on day: Day) -> Question {
        Question(asOf: day, horizon: 0, assumed: assumed, without: without, wantsOutlook: false)
    }
}

extension Answer {
    /// The rules that decide the verdict: what binds, and what permits; a met requirement no longer binds.
    fileprivate var bearing: [RuleID] {
        let binding = findings.filter { $0.standing == .inForce && $0.rule.effect != .notes }
        return binding.map(\.rule.id) + permissions.filter { $0.evidence == nil }.map(\.rule.id)
    }
}

extension Stretch {
    /// The same stretch with another last day.
    fileprivate func ending(_ day: Day) -> Stretch {
        Stretch(
            from: from,
            through: day,
            verdict: verdict,
            atWorst: atWorst,
            appears: appears,
            disappears: disappears,
        )
    }
}
