internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckStore
internal import Foundation

/// One schedule on the command line, and its database.
struct ScheduleArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("The schedule, as `schedule list` tells it.", valueName: "name"))
    var name: String

    @OptionGroup var place: DatabaseOption

    /// What is recorded of it; the database is only read.
    func record() throws -> ScheduleRecord {
        // At least one, or the store says that there is none.
        try place.schedules(named: name)[0]
    }
}

extension DatabaseOption {
    /// What is recorded of schedules; the database is only read.
    func schedules(named name: String? = nil) throws -> [ScheduleRecord] {
        try openForReading(patience: 60).schedules(named: name)
    }

    /// Its path as it is told to somebody who starts in another folder.
    var absolutePath: String { URL(filePath: path).standardizedFileURL.path }
}
