internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews
internal import Foundation

/// The command `compcheck schedule list`.
struct ScheduleListCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List schedules with their last run, its result and the next run.",
        discussion: "Only reads the database. Exits 0, 2 if it cannot be read, 64 on a usage error.",
    )

    @OptionGroup var output: OutputOptions

    @OptionGroup var database: DatabaseOption

    func execute() throws {
        let listing = ScheduleListing(try database.schedules(), now: AppEnvironment.process.now())
        try output.answer.write(listing.json, sparing: [database.path]) { listing.text(width: $0, colour: $1) }
    }
}

/// The command `compcheck schedule status [NAME]`.
struct ScheduleStatusCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Report missed, failed, interrupted and skipped runs, and undelivered alerts.",
        discussion: """
            A run is missed if none has begun two hours after it was due. Only reads the database. Exits 0 if all is \
            well, whatever the audits found, 1 if something is wrong, 2 if the database cannot be read, 64 on a usage \
            error.
            """,
    )

    @Argument(help: ArgumentHelp("Report only on this schedule.", valueName: "name"))
    var name: String?

    @OptionGroup var output: OutputOptions

    @OptionGroup var database: DatabaseOption

    func execute() throws {
        let now = AppEnvironment.process.now()
        let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        let status = ScheduleStatus(
            try database.schedules(named: name),
            undelivered: try database.alerts(.undelivered, limit: 3),
            now: now,
        )
        try output.answer.write(status.json, sparing: [database.path]) { status.text(width: $0, colour: $1) }
        if status.isTroubled { throw Failure.failing }
    }
}

/// The command `compcheck schedule show NAME`.
struct ScheduleShowCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show everything about one schedule, and its latest runs.",
        discussion: "Only reads the database. Exits 0, 2 if there is no such schedule, 64 on a usage error.",
    )

    @OptionGroup var named: ScheduleArgument

    @OptionGroup var output: OutputOptions

    func execute() throws {
        let page = SchedulePage(try named.record(), now: AppEnvironment.process.now())
        try output.answer.write(page.json, sparing: [named.database.path]) { page.text(width: $0, colour: $1) }
    }
}
