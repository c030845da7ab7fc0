internal import CompcheckChecker
package import CompcheckModel
internal import CompcheckViews

/// Asks since when and until when each use has its verdict.
package struct TimelineRequest {
    /// The uses and the rules.
    package let uses: UsesRequest
    /// The first day; nil: two years before today.
    package let from: Day?
    /// The last day; nil: a year after today.
    package let to: Day?
    /// The rules that are assumed to be in force, where no day is given from today on.
    package let assumed: [QuestionRequest.Assumption]
    /// The rules that are left out.
    package let without: [RuleID]

    /// A request.
    package init(
        _ uses: UsesRequest,
        from: Day?,
        to: Day?,
        assumed: [QuestionRequest.Assumption],
        without: [RuleID],
    ) {
        self.uses = uses
        self.from = from
        self.to = to
        self.assumed = assumed
        self.without = without
    }

    /// Writes the timeline of each use.
    /// - Throws: `BadInput`, `StoreError`, `OutputError`; `UsageFault` if the days lie too far apart.
    package func answer(to output: AnswerOutput, in environment: AppEnvironment) throws {
        let today = environment.today
        let header = try uses.header(for: question(today), today: today, environment)
        var timeline = try TimelineBuilder(
            header.rulebook,
            from: header.from,
            to: header.to,
            assumed: header.assumed,
            without: header.without,
        )
        let reporter = output.format.timelineReporter(for: header, options: output.reportOptions)
        try uses.write(to: output, by: reporter, header.rulebook.catalogue) { try timeline.periods(of: $0, in: $1) }
    }

    private func question(_ today: Day) throws(UsageFault) -> Question {
        let first = from ?? min(today.advanced(by: -730), to ?? today)
        let last = to ?? max(today.advanced(by: 365), first)
        guard last.number - first.number <= 36_600 else {
            throw UsageFault("the first and the last day lie more than a century apart")
        }
        return Question(
            asOf: first,
            horizon: Int(last.number - first.number),
            assumed: assumed.days(from: today),
            without: Set(without),
        )
    }
}
