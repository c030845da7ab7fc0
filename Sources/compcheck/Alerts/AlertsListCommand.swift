internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews
internal import Foundation

/// The command `compcheck alerts list`.
struct AlertsListCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List alerts and their delivery status, newest first.",
        discussion: """
            Only reads the database. Exits 0, even if there are no alerts, 2 if the database cannot be read, 64 on a \
            usage error.
            """,
    )

    @Flag(help: "List only undelivered alerts that are still to be sent.")
    var undelivered = false

    @Option(help: ArgumentHelp("The maximum number of alerts to list.", valueName: "alerts"))
    var limit = 20

    @Option(help: ArgumentHelp("The output format.", valueName: "format"))
    var format = TableFormat.table

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000000 alerts") }
    }

    func execute() throws {
        let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        let (alerts, total) = try database.alerts(
            undelivered ? .undelivered : nil,
            limit: limit,
        )
        let listing = AlertListing(alerts, of: total)
        guard format == .table else { return try listing.table.print(as: format) }
        let (width, colour) = (AppEnvironment.process.terminal.columns, AppEnvironment.process.terminal.usesColour)
        try Output(in: .process).put(listing.text(width: width, colour: colour))
    }
}
