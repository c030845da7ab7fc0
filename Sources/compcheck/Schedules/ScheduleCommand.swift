internal import ArgumentParser

/// The commands `compcheck schedule …`.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Audit again and again, by the scheduler of the machine, and hear when that did not happen.",
        discussion: """
            `add` records what is to be audited and when, `install` tells a scheduler of it, which calls `run`. `status` \
            exits 1 where a run was missed, failed or was interrupted: let whatever watches your machines ask it.
            """,
        subcommands: [
            ScheduleAddCommand.self, ScheduleInstallCommand.self, ScheduleListCommand.self, ScheduleRemoveCommand.self,
            ScheduleRunCommand.self, ScheduleShowCommand.self, ScheduleStatusCommand.self,
        ],
    )
}
