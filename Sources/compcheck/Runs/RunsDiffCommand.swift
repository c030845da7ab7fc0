internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews

/// The command `compcheck runs diff [A [B]]`.
struct RunsDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show which findings changed between two audits, and why.",
        discussion: """
            Prints the findings that were opened, closed and changed. Without runs, compares the latest finished run \
            with the one before it, of the same inventory with the same assumptions. With one run, compares it with \
            the latest of its inventory. A finding is the same in two runs if rule, service and jurisdiction are the \
            same.

            The cause of a change is the inventory, the rules (with the catalogue and what is assumed or left out), \
            the date, or another version of compcheck; if the record cannot tell causes apart, several are printed.

            Only reads the database. Exits 0, whatever changed, 2 if a run cannot be read, 64 on a usage error.
            """,
    )

    @Argument(
        help: ArgumentHelp("The earlier run: its number, `latest` or `previous`.", valueName: "from")
    )
    var from: RunName?

    @Argument(help: ArgumentHelp("The later run.", valueName: "to"))
    var to: RunName?

    @OptionGroup var inventory: RunInventoryOption

    @OptionGroup var telling: OutputOptions

    @OptionGroup var database: DatabaseOption

    func validate() throws { try inventory.validate(with: [from, to].compactMap(\.self)) }

    func run() throws {
        do {
            let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
            let (before, after) = try runs(in: database)
            let comparison = RunComparison(before, after)
            let output = try telling.open(sparing: [database.path])
            var reporter = telling.format.runDiffReporter(for: comparison.pair, options: telling.reportOptions)
            try comparison.write(by: &reporter, to: output)
            try output.finish()
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    /// Finds the earlier and the later run.
    private func runs(in database: ReadOnlyDatabase) throws -> (RecordedRun, RecordedRun) {
        if let from {
            let before = try database.recordedRun(inventory.choice(from))
            let latest = RunChoice.latest(inventory: before.record.inventory)
            return (before, try database.recordedRun(to.map { inventory.choice($0) } ?? latest))
        }
        // The previous run is looked up from the latest, so a run recorded meanwhile makes no difference.
        let after = try database.recordedRun(inventory.choice(.latest))
        guard let previous = after.record.previous else { throw StoreError.noPreviousRun(of: after.id) }
        return (try database.recordedRun(.number(RunID(number: previous))), after)
    }
}
