internal import ArgumentParser
internal import CompcheckApp
package import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews
internal import Foundation

extension RunRecord.Status: ExpressibleByArgument {}

/// The command `compcheck runs list`.
struct RunsListCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List recorded audits, newest first.",
        discussion: """
            Only reads the database. Exits 0, even if no run is found, 2 if the database cannot be read, 64 on a usage \
            error.
            """,
    )

    @Option(help: ArgumentHelp("List only runs of this inventory, by its recorded name.", valueName: "name"))
    var inventory: String?

    @Option(
        help: ArgumentHelp(
            "List only runs with this status: \(RunRecord.Status.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "status",
        )
    )
    var status: RunRecord.Status?

    @Option(help: ArgumentHelp("The maximum number of runs to list.", valueName: "runs"))
    var limit = 20

    @Option(help: ArgumentHelp("The output format.", valueName: "format"))
    var format = TableFormat.table

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000000 runs") }
    }

    func execute() throws {
        let filter = RunFilter(inventory: inventory, status: status)
        let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        let (runs, total) = try database.runs(filter, limit: limit)
        let listing = RunListing(runs, of: total)
        guard format == .table else { return try listing.table.print(as: format) }
        let (width, colour) = (AppEnvironment.process.terminal.columns, AppEnvironment.process.terminal.usesColour)
        try Output(in: .process).put(listing.text(width: width, colour: colour))
    }
}
