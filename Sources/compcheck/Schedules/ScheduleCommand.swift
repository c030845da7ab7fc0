internal import ArgumentParser

/// The commands `compcheck schedule …`.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Run audits on a schedule, and report missed runs.",
        discussion: """
            `add` records what to audit and when. `install` registers the schedule with a scheduler, which calls \
            `run`. `status` exits 1 if a run was missed, failed or was interrupted: call it from your monitoring.
            """,
        subcommands: [
            ScheduleAddCommand.self, ScheduleInstallCommand.self, ScheduleListCommand.self, ScheduleRemoveCommand.self,
            ScheduleRunCommand.self, ScheduleShowCommand.self, ScheduleStatusCommand.self,
        ],
    )
}
