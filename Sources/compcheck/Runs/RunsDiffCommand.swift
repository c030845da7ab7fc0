internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews

/// The command `compcheck runs diff [A [B]]`.
struct RunsDiffCommand: Command {
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

    @OptionGroup var output: OutputOptions

    @OptionGroup var database: DatabaseOption

    func validate() throws { try inventory.validate(with: [from, to].compactMap(\.self)) }

    func execute() throws {
        let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        let comparison = try from.map { from in
            try RunComparison(from: inventory.choice(from), to: to.map(inventory.choice), in: database)
        }
        let latest = inventory.choice(.latest)
        try (comparison ?? RunComparison(withPreviousOf: latest, in: database)).write(
            to: output.answer,
            sparing: database,
        )
    }
}
