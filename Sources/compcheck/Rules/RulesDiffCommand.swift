internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The command `compcheck rules diff --from A --to B`.
struct RulesDiffCommand: Command {
    /// A day of valid time or an instant of record time.
    enum Moment: ExpressibleByArgument {
        case day(Day)
        case instant(Instant)

        init?(argument: String) {
            if let day = Day(argument) {
                self = .day(day)
            } else if let instant = Instant(argument) {
                self = .instant(instant)
            } else {
                return nil
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed in the rules between two days or two instants.",
        discussion: """
            Two days show what happened to the rules: their standings, and the events behind them. Two instants (UTC, \
            such as 2026-11-22T10:00:00Z) show what changed in the database: rules added, closed, and changed field by \
            field. Exits 0, 2 if the database cannot be read, 64 on a usage error.
            """,
    )

    @Option(help: ArgumentHelp("The earlier day or instant.", valueName: "moment"))
    var from: Moment

    @Option(help: ArgumentHelp("The later day or instant.", valueName: "moment"))
    var to: Moment

    @OptionGroup var view: RuleViewOptions

    func validate() throws {
        let isInOrder: Bool
        switch (from, to) {
        case (.day(let from), .day(let to)): isInOrder = from <= to
        case (.instant(let from), .instant(let to)):
            isInOrder = from <= to
            if view.knownAt != nil { throw ValidationError("two instants are of record time: leave out --known-at") }
        case (.day, .instant), (.instant, .day):
            throw ValidationError("--from and --to are two days or two instants, not one of each")
        }
        if !isInOrder { throw ValidationError("--from is later than --to") }
    }

    func execute() throws {
        guard let diff = try diff() else { return }
        try view.write(diff.json) { diff.text(width: $0, colour: $1) }
    }

    private func diff() throws -> RuleDiff? {
        let store = try view.store()
        switch (from, to) {
        case (.day(let from), .day(let to)):
            return RuleDiff(of: try view.rulebook(of: store), from: from, to: to)
        case (.instant(let from), .instant(let to)):
            let older = try view.rulebook(of: store, knownAt: from)
            return RuleDiff(from: from, older, to: to, try view.rulebook(of: store, knownAt: to))
        case (.day, .instant), (.instant, .day): return nil
        }
    }
}
