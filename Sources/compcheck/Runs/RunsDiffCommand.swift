internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore

/// The command `compcheck runs diff [A [B]]`.
struct RunsDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tell which findings were opened, closed and changed from one audit to another, and by what.",
        discussion: """
            Without runs: from the finished audit before the latest to the latest, of one inventory with the same \
            assumptions. With one run: from that to the latest of its inventory. A finding is the same in two runs where \
            rule, service and place are.

            By what: by the inventory, by the rules (with the catalogue and what is assumed or left out), by the date, or \
            by another version of compcheck; several are told where the record cannot tell them apart.

            The database is only read. Exits 0, whatever changed, 2 if a run cannot be told, 64 if the command is wrong.
            """,
    )

    @Argument(
        help: ArgumentHelp("The earlier run: its number, `latest` or `previous`.", valueName: "from")
    )
    var from: RunName?

    @Argument(help: ArgumentHelp("The later run.", valueName: "to"))
    var to: RunName?

    @OptionGroup var inventory: RunInventoryOption

    @OptionGroup var telling: TellingOptions

    @OptionGroup var place: DatabaseOption

    func validate() throws { try inventory.validate(with: [from, to].compactMap(\.self)) }

    func run() throws {
        do {
            let database = try place.openForReading(patience: 60)
            let (old, new) = try runs(in: database)
            try tell(old, new, in: database)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    /// The earlier and the later run.
    private func runs(in database: ReadOnlyDatabase) throws -> (RunRecord, RunRecord) {
        func found(_ choice: RunChoice) throws -> RunRecord {
            try database.run(choice, knowing: DatabaseLocation.migrations)
        }
        if let from {
            let old = try found(inventory.choice(from))
            return (old, try found(to.map { inventory.choice($0) } ?? .latest(inventory: old.inventory)))
        }
        // Who records meanwhile makes no difference: both are looked up from one of them.
        let new = try found(inventory.choice(.latest))
        guard let previous = new.previous else { throw StoreError.noPreviousRun(of: RunID(number: new.number)) }
        return (try found(.number(RunID(number: previous))), new)
    }

    private func tell(_ old: RunRecord, _ new: RunRecord, in database: ReadOnlyDatabase) throws {
        let comparison = try RunComparison(old, new, in: database)
        let output = try telling.place(sparing: [place.path])
        var reporter = telling.format.runDiffReporter(for: comparison.pair, options: telling.reportOptions)
        try comparison.tell(by: &reporter, to: output)
        try output.finish()
    }
}
