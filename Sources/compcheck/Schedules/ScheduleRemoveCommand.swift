internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck schedule remove NAME`.
struct ScheduleRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Close a schedule, and remove what `schedule install` wrote.",
        discussion: """
            The runs of the schedule stay recorded. Files for Kubernetes or GitHub Actions are yours to remove. Exits \
            2 if there is no such schedule, or if it could not be removed from a scheduler: it is not closed then.
            """,
    )

    @OptionGroup var named: ScheduleArgument

    @Option(
        help: ArgumentHelp(
            "Who removes the schedule, for the record.",
            discussion: "Default: $COMPCHECK_RUN_BY, else your user name on this system.",
            valueName: "who",
        )
    )
    var by: String?

    func run() throws {
        do {
            let record = try named.record()
            let store = try DatabaseLocation(named.database.absolutePath, in: .process).openAsItIs()
            for install in record.installs {
                let name = record.schedule.name
                switch install.scheduler {
                case .systemd:
                    try SystemdInstaller(in: install.location, .process).remove(name, named.database.absolutePath)
                case .launchd: try LaunchdInstaller(.process).remove(name, named.database.absolutePath)
                case .cron:
                    try CronInstaller(of: install.location, .process).remove(name, named.database.absolutePath)
                }
                try store.recordRemoval(of: name, install, at: AppEnvironment.process.now())
                try Output(in: .process).put(
                    "taken from \(install.scheduler.rawValue) (\(install.location))\n".terminalSafeLines
                )
            }
            try store.removeSchedule(
                named.name,
                by: by ?? AppEnvironment.process.user,
                at: AppEnvironment.process.now(),
            )
            try Output(in: .process).put("schedule \(named.name): removed; its runs stay recorded\n")
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
