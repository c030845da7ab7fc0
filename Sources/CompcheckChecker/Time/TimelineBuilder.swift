package import CompcheckModel

/// Builds the timelines of uses: the periods in which each has one verdict by the same rules.
///
/// All rules of the rulebook count from their own first day on, whenever they were recorded.
package struct TimelineBuilder {
    private let from: Day
    private let to: Day
    private let assumed: [RuleID: Day]
    private let without: Set<RuleID>
    private let requirements: Set<RequirementID>
    private var relevance: Relevance
    private var checkers: CheckerPool
    /// The timelines that were built already, by everything that they depend on.
    ///
    /// Bounded: when it is full, it is emptied.
    private var known: [Key: [TimelinePeriod]] = [:]

    private struct Key: Hashable {
        let similarity: Int
        let jurisdiction: JurisdictionCode
        let evidence: [Evidence]
    }

    private static let mostKnown = 1 << 14

    /// Creates a builder for a rulebook.
    ///
    /// - Parameters:
    ///   - rulebook: the rules and their catalogue.
    ///   - from: the first day of the timelines.
    ///   - to: the last day of the timelines, not before the first.
    ///   - assumed: rules assumed to be in force, each from a day on.
    ///   - without: rules left out.
    /// - Throws: `UnknownRule` if an assumed or left-out rule does not exist.
    package init(
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
        requirements = Set(rulebook.rules.compactMap(\.requirement))
        let index = CatalogueIndex(rulebook.catalogue)
        let horizon = Int(to.number - from.number)
        relevance = Relevance(
            rulebook,
            index,
            Question(asOf: from, horizon: horizon, assumed: assumed, without: without),
        )
        checkers = CheckerPool(rulebook, index)
        try checkers.prepare(question(on: from))
    }

    /// Returns the periods of a use, oldest first, from the first day of the timelines through the last.
    /// - Throws: nothing that `init` did not throw.
    package mutating func periods(
        of service: Service,
        in jurisdiction: JurisdictionCode,
    ) throws(UnknownRule) -> [TimelinePeriod] {
        let similarity = relevance.similarity(of: service.traits)
        let evidence = service.evidence.compactMap(inView)
        let key = Key(similarity: similarity.number, jurisdiction: jurisdiction, evidence: evidence)
        if let known = known[key] { return known }
        var days = relevance.days(of: similarity, in: jurisdiction)
        days.formUnion(evidence.flatMap { [$0.validFrom, $0.validUntil] }.compactMap(\.self))
        let periods = try periods(
            of: service,
            in: jurisdiction,
            [from] + days.filter { $0 > from && $0 <= to }.sorted(),
        )
        if known.count == TimelineBuilder.mostKnown { known = [:] }
        known[key] = periods
        return periods
    }

    /// Returns the periods of a use whose answer can change only on the given days.
    private mutating func periods(
        of service: Service,
        in jurisdiction: JurisdictionCode,
        _ days: [Day],
    ) throws(UnknownRule) -> [TimelinePeriod] {
        var periods: [TimelinePeriod] = []
        var bearing: Set<RuleID> = []
        for day in days {
            let answer = try checkers.answer(for: service, in: jurisdiction, question(on: day))
            let rules = Set(answer.bearing)
            if let last = periods.last {
                if last.verdict == answer.verdict, last.atWorst == answer.atWorst, bearing == rules { continue }
                periods[periods.count - 1] = last.ending(day.advanced(by: -1))
            }
            periods.append(
                TimelinePeriod(
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
        return periods
    }

    /// Returns the evidence reduced to what timelines depend on: no reference, and only days from `from` through `to`.
    private func inView(_ evidence: Evidence) -> Evidence? {
        guard requirements.contains(evidence.requirement) else { return nil }
        return Evidence(
            requirement: evidence.requirement,
            jurisdictions: evidence.jurisdictions,
            validFrom: evidence.validFrom.map { max($0, from) },
            validUntil: evidence.validUntil.map { min(max($0, from), to.advanced(by: 1)) },
        )
    }

    private func question(on day: Day) -> Question {
        Question(asOf: day, horizon: 0, assumed: assumed, without: without, wantsOutlook: false)
    }
}

extension Answer {
    /// The rules that decide the verdict: those that bind and those that allow; a met requirement does neither.
    fileprivate var bearing: [RuleID] {
        let binding = findings.filter(\.counts)
        return binding.map(\.rule.id) + permissions.filter { $0.evidence == nil }.map(\.rule.id)
    }
}

extension TimelinePeriod {
    /// Returns the same period with another last day.
    fileprivate func ending(_ day: Day) -> TimelinePeriod {
        TimelinePeriod(
            from: from,
            through: day,
            verdict: verdict,
            atWorst: atWorst,
            appears: appears,
            disappears: disappears,
        )
    }
}
