internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import Foundation

/// The command `compcheck schedule add`.
struct ScheduleAddCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Record a schedule: what to audit, and when.",
        discussion: """
            Takes every option of `compcheck audit` that makes sense in an unattended run. File names are relative to \
            the current folder. Nothing starts before `schedule install`. Exits 2 if the schedule could not be \
            recorded, 64 on a usage error.
            """,
    )

    @Argument(help: ArgumentHelp("The name of the schedule, in kebab-case.", valueName: "name"))
    var name: String

    @Argument(help: ArgumentHelp("The inventories to audit.", valueName: "inventory"), completion: .file())
    var inventories: [String]

    @OptionGroup(title: "When")
    var when: TimetableOptions

    @Flag(help: "Replace a schedule of the same name.")
    var replace = false

    @OptionGroup(title: "Audit")
    var audit: AuditOptions

    func validate() throws {
        guard name.isKebabCase, name.utf8.count <= 40 else {
            let advice = "use small letters, digits and hyphens, at most 40, such as `nightly` or `eu-weekly`"
            throw ValidationError("a schedule cannot be called `\(name)`: \(advice)".terminalSafe)
        }
        try validateInventories()
        try validateAudit()
    }

    private func validateInventories() throws {
        if inventories.contains("-") {
            throw ValidationError("a scheduled audit has no standard input: name a file instead of `-`")
        }
        if inventories.contains("") { throw ValidationError("the inventory's name is empty") }
        if inventories.count > 1, !audit.reporting.targets.allSatisfy({ $0.file == nil }) {
            let advice = "make a schedule for each, or omit the report: `compcheck report` renders any recorded run"
            throw ValidationError("the reports of several inventories would go to one file: \(advice)")
        }
    }

    /// Refuses audit options that make no sense every night.
    private func validateAudit() throws {
        let reporting = audit.reporting
        let mistakes = [
            (!audit.rulebook.rules.isEmpty, "--rules uses no database, and so records nothing: import the folder"),
            (audit.noRecord, "--no-record would leave nothing to look at in the morning: leave it out"),
            (audit.question.asOf != nil, "--as-of would ask about the same day every night: leave it out"),
            (audit.rulebook.knownAt != nil, "--known-at would never hear of a new rule: leave it out"),
            (
                reporting.format != .text && reporting.output == nil,
                "--format \(reporting.format) would go to standard output, where a scheduler is: write it to a file with "
                    + "--report \(reporting.format)=FILE",
            ),
        ]
        if let mistake = mistakes.first(where: \.0) { throw ValidationError(mistake.1) }
    }

    /// What it audits: each inventory alike, and nothing to standard output, which is the scheduler's.
    var request: ScheduleRequest {
        var request = audit.request(of: "")
        request.reports.targets.removeAll { $0.file == nil }
        return ScheduleRequest(
            inventories.map { inventory in
                var audit = request
                audit.inventory = inventory
                return audit
            }
        )
    }

    func execute() throws {
        let now = AppEnvironment.process.now()
        let schedule = Schedule(
            name: name,
            arguments: ScheduleAddCommand.typed(CommandLine.arguments),
            request: try request.json,
            folder: FileManager.default.currentDirectoryPath,
            timetable: try when.timetable(),
            addedBy: audit.runBy ?? AppEnvironment.process.user,
            addedAt: now,
        )
        let store = try audit.rulebook.database.location.open(today: AppEnvironment.process.today)
        let wasThere = try store.add(schedule, replacing: replace)
        try Output(in: .process).put(summary(store.schedule(name), wasThere: wasThere, now: now).terminalSafeLines)
        for file in inventories where !FileManager.default.fileExists(atPath: file) {
            AppEnvironment.process.printError("warning: `\(file)` does not exist yet".terminalSafe)
        }
    }

    /// What was typed behind `schedule add`, for people who look at the schedule.
    private static func typed(_ arguments: [String]) -> [String] {
        var arguments = Array(arguments.dropFirst())
        for word in [ScheduleCommand._commandName, _commandName] {
            if let position = arguments.firstIndex(of: word) { arguments.remove(at: position) }
        }
        return arguments
    }

    private func summary(_ record: ScheduleRecord, wasThere: Bool, now: Instant) -> String {
        let (timetable, clock) = (record.schedule.timetable, record.schedule.timetable.clock)
        let next = timetable.nextDue(after: now).map { ", next \(clock.displayText(at: $0))" } ?? ""
        let skip = timetable.skips(after: now, years: 2).first.map {
            "clocks skip \(timetable.time) in spring: on \(clock.reading(at: $0).day) it is due at "
                + "\(clock.reading(at: $0).time)\n"
        }
        let install = "`compcheck schedule install \(name)` tells the machine's scheduler"
        let start =
            record.installs.isEmpty
            ? "nothing starts it yet: \(install)\n"
            : record.installs.contains(where: \.isStale) ? "its scheduler goes by the old timetable: \(install)\n" : ""
        let what = wasThere ? "replaced" : "added"
        return "schedule \(name): \(what): \(timetable.displayText)\(next)\n\(skip ?? "")\(start)"
    }
}

extension Schedule {
    /// What it audits; schedules that were added before requests were kept say it in words of the command line.
    func scheduleRequest() throws -> ScheduleRequest {
        guard let request else { return try ScheduleAddCommand.parse(arguments).request }
        do {
            return try ScheduleRequest(json: request)
        } catch {
            throw ScheduleFault.unreadableRequest("\(error)")
        }
    }
}
