// CompcheckScheduling: generates the files of schedulers.

package import CompcheckModel

/// The command that a scheduler starts, with its times.
package struct Job: Sendable {
    /// The schedule's name: kebab-case.
    package let name: String
    /// When it is due.
    let timetable: Timetable
    /// When it is due instead on future nights on which clocks skip its time.
    let skips: [Instant]
    /// The present.
    let now: Instant
    /// The absolute path of compcheck.
    let program: String
    /// The absolute path of the database.
    package let database: String
    /// The absolute path of the schedule's folder, in which its files are.
    let folder: String
    /// The arguments of `schedule add`, as they were typed.
    let arguments: [String]
    /// The absolute paths of the folders of its reports.
    let reportFolders: [String]

    /// Creates the job of a schedule.
    ///
    /// - Parameters:
    ///   - schedule: The schedule to start.
    ///   - program: The absolute path of compcheck.
    ///   - database: The absolute path of the database that has the schedule.
    ///   - reports: The absolute paths of the files that its audits write.
    ///   - now: The present, from which the skipped times of the next 12 years are computed.
    /// - Throws: `Unwritable`, if a path or an argument has a control character, which no scheduler's file can hold.
    package init(
        _ schedule: Schedule,
        program: String,
        database: String,
        reports: [String],
        now: Instant,
    ) throws(Unwritable) {
        name = schedule.name
        timetable = schedule.timetable
        skips = schedule.timetable.skips(after: now, years: 12)
        self.now = now
        self.program = program
        self.database = database
        folder = schedule.folder
        arguments = schedule.arguments
        reportFolders = reports.map(Job.parent)
        for text in [program, database, folder] + arguments + reports {
            guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
                throw Unwritable(text: text)
            }
        }
    }

    /// The folder of the database, which also holds its locks.
    var databaseFolder: String { Job.parent(of: database) }

    /// The words of the command.
    ///
    /// Schedulers may fire late, twice in autumn or more often: `--if-due` makes sure that it runs once.
    var command: [String] { [program, "schedule", "run", name, "--if-due", "--database", database] }

    /// The comment at the top of the file, which says where it comes from.
    var origin: String { "schedule \(name) of compcheck: `compcheck schedule install \(name)` writes it" }

    private static func parent(of path: String) -> String {
        let parts = path.split(separator: "/").dropLast()
        return "/" + parts.joined(separator: "/")
    }
}

/// A path or an argument that no scheduler's file can hold.
package struct Unwritable: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path or the argument.
    package let text: String

    /// The message for the user: what is wrong and what to do.
    package var description: String {
        "`\(text)`: has a line break or another control character, which no scheduler's file can hold: rename it"
    }
}

/// A file for a scheduler.
package struct JobFile: Hashable, Sendable {
    /// Its name, without its folder.
    package let name: String
    /// Its content.
    package let text: String
}
