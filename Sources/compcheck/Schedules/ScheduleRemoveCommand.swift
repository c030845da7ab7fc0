internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The command `compcheck schedule remove NAME`.
struct ScheduleRemoveCommand: Command {
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

    func execute() throws {
        let installation = ScheduleInstallation(try named.record(), in: named.database.location, .process)
        try installation.remove(by: by) { install in
            let scheduler = "\(install.scheduler.rawValue) (\(install.location))"
            try Output(in: .process).put("taken from \(scheduler)\n".terminalSafeLines)
        }
        try Output(in: .process).put("schedule \(named.name): removed; its runs stay recorded\n")
    }
}
