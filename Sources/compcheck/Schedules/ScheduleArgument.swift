internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckStore

/// One schedule on the command line, and its database.
struct ScheduleArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The name of the schedule, as in `schedule list`.", valueName: "name"))
    var name: String

    @OptionGroup var database: DatabaseOption

    /// Reads the schedule with its recorded runs and installs.
    func record() throws -> ScheduleRecord {
        // There is at least one, or the store throws.
        try database.schedules(named: name)[0]
    }
}

extension DatabaseOption {
    /// Reads the schedules with their recorded runs and installs.
    func schedules(named name: String? = nil) throws -> [ScheduleRecord] {
        try openForReading(patience: 60).schedules(named: name)
    }
}
