internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckChecker
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The command `compcheck impact INVENTORY`.
struct ImpactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impact",
        abstract: "Show which uses get worse or better under an assumption, and when.",
        discussion: """
            An assumption is a bill that passes, another rule that is in force, or a rule that is left out. Evaluates \
            each day from the day in question on twice, as an audit of that day would, without the assumption and with \
            it, and prints the differences. Every rule counts from its own first day on, no matter when compcheck \
            learned of it. Records nothing. Exits 0, 2 if the evaluation fails, 64 on a usage error.
            """,
    )

    @Option(
        help: ArgumentHelp(
            "Assume that a bill is in force, from a day on (default: the day in question).",
            discussion: "Like --assume, for a rule that is pending, scheduled or suspended on the day in question.",
            valueName: "rule[=day]",
        )
    )
    var bill: [Assumption] = []

    @Option(help: ArgumentHelp("The day in question.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @Option(help: ArgumentHelp("How many days ahead to look.", valueName: "days"))
    var horizon = 365

    @OptionGroup var view: UseViewOptions

    func validate() throws {
        guard (0...36_600).contains(horizon) else { throw ValidationError("--horizon takes days from 0 to 36600") }
        guard bill.isEmpty, view.assumptions.assume.isEmpty, view.assumptions.without.isEmpty else { return }
        throw ValidationError(
            """
            nothing is assumed: say what, such as --bill remote-access-security-act, \
            --assume some-rule=2027-01-01 or --without some-rule
            """
        )
    }

    func run() throws {
        do {
            try write(today: AppEnvironment.process.today)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    private func write(today: Day) throws {
        let rulebook = try view.rulebook.rulebook(today: today)
        let asOf = asOf ?? today
        for bill in Set(bill.map(\.rule)).sorted() {
            // An unknown rule is reported when the rules are evaluated.
            let rule = rulebook.rules.first { $0.id == bill }
            if let objection = rule?.objection(toBillOn: asOf) { throw ValidationError(objection.terminalSafe) }
        }
        let question = Question(
            asOf: asOf,
            horizon: horizon,
            assumed: view.assumptions.assumed(and: bill).days(from: asOf),
            without: Set(view.assumptions.leftOut),
        )
        let header = view.header(Setting(today: today, question: question, rulebook: rulebook, knownAt: view.knownAt))
        var impact = try Impact(
            rulebook,
            from: header.from,
            to: header.to,
            assumed: header.assumed,
            without: header.without,
        )
        let reporter = view.telling.format.impactReporter(for: header, options: view.telling.reportOptions)
        try view.write(by: reporter, rulebook.catalogue) { try impact.periods(of: $0, in: $1) }
    }
}

extension Rule {
    /// Returns why the rule is no bill on that day; nil if it may still come into force.
    fileprivate func objection(toBillOn day: Day) -> String? {
        let begun = lifecycle.beginning(of: day).map { "\($0.day) (\($0.kind.rawValue))" } ?? ""
        let objection: String
        switch lifecycle.standing(on: day) {
        case .pending, .scheduled, .suspended: return nil
        case .inForce: objection = "in force since \(begun): to see what it does, leave it out with --without"
        case .unenforced: objection = "not enforced since \(begun): take it to be enforced with --assume"
        case .ended: objection = "ended on \(begun): bring it back with --assume"
        case nil:
            let first = lifecycle.firstDay.map { ", first seen on \($0)" } ?? ""
            objection = "not yet there\(first): take it to be in force with --assume"
        }
        return "`\(id)` is no bill on \(day): \(objection)"
    }
}
