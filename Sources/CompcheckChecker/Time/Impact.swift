package import CompcheckModel

/// Finds the periods in which assumptions change the answers for uses.
///
/// It compares each use's timeline under the rules as they are with its timeline under the assumptions.
package struct Impact {
    private let to: Day
    private var asItIs: TimelineBuilder
    private var assumed: TimelineBuilder

    /// Creates a comparison of a rulebook with and without assumptions.
    ///
    /// - Parameters:
    ///   - rulebook: the rules and their catalogue.
    ///   - from: the first day to compare.
    ///   - to: the last day to compare, not before the first.
    ///   - assumed: rules assumed to be in force, each from a day on.
    ///   - without: rules left out.
    /// - Throws: `UnknownRule` if an assumed or left-out rule does not exist.
    package init(
        _ rulebook: Rulebook,
        from: Day,
        to: Day,
        assumed: [RuleID: Day],
        without: Set<RuleID>,
    ) throws(UnknownRule) {
        self.to = to
        asItIs = try TimelineBuilder(rulebook, from: from, to: to)
        self.assumed = try TimelineBuilder(rulebook, from: from, to: to, assumed: assumed, without: without)
    }

    /// Returns the periods in which the verdict, the worst-case verdict or the deciding rules differ, oldest first.
    /// - Throws: nothing that `init` did not throw.
    package mutating func periods(
        of service: Service,
        in jurisdiction: JurisdictionCode,
    ) throws(UnknownRule) -> [ImpactPeriod] {
        let before = try asItIs.periods(of: service, in: jurisdiction)
        let after = try assumed.periods(of: service, in: jurisdiction)
        return before == after ? [] : periods(before, after)
    }

    private func periods(_ before: [TimelinePeriod], _ after: [TimelinePeriod]) -> [ImpactPeriod] {
        let days = Set((before + after).map(\.from)).sorted()
        let ends = days.dropFirst().map { $0.advanced(by: -1) } + [to]
        let (before, after) = (State.states(before), State.states(after))
        var periods: [ImpactPeriod] = []
        for (day, end) in zip(days, ends) {
            guard let before = before.last(where: { $0.from <= day }),
                let after = after.last(where: { $0.from <= day }),
                before.outcome != after.outcome || before.bearing != after.bearing
            else { continue }
            let period = ImpactPeriod(
                from: day,
                through: end,
                before: before.outcome,
                after: after.outcome,
                appears: after.bearing.subtracting(before.bearing).sorted(),
                disappears: before.bearing.subtracting(after.bearing).sorted(),
            )
            if let longer = periods.last?.joined(with: period) {
                periods[periods.count - 1] = longer
            } else {
                periods.append(period)
            }
        }
        return periods
    }
}

/// The outcome for a use from a day on, until the next such day.
private struct State {
    let from: Day
    let outcome: ImpactPeriod.Outcome
    let bearing: Set<RuleID>

    /// Returns the states of a use with all their rules; a period states only which rules appear and disappear.
    static func states(_ periods: [TimelinePeriod]) -> [State] {
        var bearing: Set<RuleID> = []
        return periods.map { period in
            bearing = bearing.union(period.appears).subtracting(period.disappears)
            let outcome = ImpactPeriod.Outcome(verdict: period.verdict, atWorst: period.atWorst)
            return State(from: period.from, outcome: outcome, bearing: bearing)
        }
    }
}

extension ImpactPeriod {
    /// Returns both as one if the next one follows without a gap and has the same content; else nil.
    fileprivate func joined(with next: ImpactPeriod) -> ImpactPeriod? {
        let whole = ImpactPeriod(
            from: from,
            through: next.through,
            before: next.before,
            after: next.after,
            appears: next.appears,
            disappears: next.disappears,
        )
        let isSame = before == next.before && after == next.after && appears == next.appears
        return isSame && disappears == next.disappears && through.advanced(by: 1) == next.from ? whole : nil
    }
}
