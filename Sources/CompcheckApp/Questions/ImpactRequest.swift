internal import CompcheckChecker
package import CompcheckModel
internal import CompcheckViews

/// Asks which uses get worse or better under assumptions, and from when.
package struct ImpactRequest {
    /// The uses and the rules.
    package let uses: UsesRequest
    /// The day in question, how far ahead to look, and what is assumed or left out.
    package let question: QuestionRequest
    /// The rules among the assumed ones that must be bills on the day in question.
    package let bills: [RuleID]

    /// A request.
    package init(_ uses: UsesRequest, question: QuestionRequest, bills: [RuleID]) {
        self.uses = uses
        self.question = question
        self.bills = bills
    }

    /// Writes what changes for each use.
    /// - Throws: `BadInput`, `StoreError`, `OutputError`; `UsageFault` if a bill is none on that day.
    package func answer(to output: AnswerOutput, in environment: AppEnvironment) throws {
        let today = environment.today
        let question = question.question(today: today)
        let header = try uses.header(for: question, today: today, environment)
        for bill in Set(bills).sorted() {
            // An unknown rule is reported when the rules are evaluated.
            let rule = header.rulebook.rules.first { $0.id == bill }
            if let objection = rule?.objection(toBillOn: question.asOf) { throw objection }
        }
        var impact = try Impact(
            header.rulebook,
            from: header.from,
            to: header.to,
            assumed: header.assumed,
            without: header.without,
        )
        let reporter = output.format.impactReporter(for: header, options: output.reportOptions)
        try uses.write(to: output, by: reporter, header.rulebook.catalogue) { try impact.periods(of: $0, in: $1) }
    }
}

extension Rule {
    /// Returns why the rule is no bill on that day; nil if it may still come into force.
    fileprivate func objection(toBillOn day: Day) -> UsageFault? {
        let begun = lifecycle.beginning(of: day).map { "\($0.day) (\($0.kind.rawValue))" } ?? ""
        let (objection, remedy): (String, UsageFault.Remedy)
        switch lifecycle.standing(on: day) {
        case .pending, .scheduled, .suspended: return nil
        case .uncertain:
            (objection, remedy) = (
                "perhaps in force already, nobody knows since when: take it to be in force", .assumeRule,
            )
        case .inForce:
            (objection, remedy) = ("in force since \(begun): to see what it does, leave it out", .leaveRuleOut)
        case .unenforced: (objection, remedy) = ("not enforced since \(begun): take it to be enforced", .assumeRule)
        case .ended: (objection, remedy) = ("ended on \(begun): bring it back", .assumeRule)
        case nil:
            let first = lifecycle.firstDay.map { ", first seen on \($0)" } ?? ""
            (objection, remedy) = ("not yet there\(first): take it to be in force", .assumeRule)
        }
        return UsageFault("`\(id)` is no bill on \(day): \(objection)", remedy: remedy)
    }
}
