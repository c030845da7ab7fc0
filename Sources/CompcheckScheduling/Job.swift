// CompcheckScheduling: writes what the schedulers of machines read, as text.

package import CompcheckModel

/// What a scheduler is to start, and when.
package struct Job: Sendable {
    /// The schedule's name: kebab-case.
    package let name: String
    /// When it is due.
    let timetable: Timetable
    /// The nights to come on which clocks skip that time, and when it is due instead.
    let skips: [Instant]
    /// The present.
    let now: Instant
    /// compcheck, absolute.
    let program: String
    /// The database, absolute.
    package let database: String
    /// The folder in which the schedule's files are, absolute.
    let folder: String
    /// The arguments of `schedule add`, as they were typed.
    let arguments: [String]
    /// The folders of its reports, absolute.
    let reportFolders: [String]

    /// A job for a schedule.
    ///
    /// - Parameters:
    ///   - schedule: what is to be started.
    ///   - program: compcheck, absolute.
    ///   - database: the database that has the schedule, absolute.
    ///   - reports: the files that its audits write, absolute.
    ///   - now: the present, from which nights to come are looked at.
    /// - Throws: `Unwritable` where a path has a character that no file of a scheduler can hold.
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

    /// The command, word by word.
    ///
    /// Schedulers fire twice in autumn, or late, or as often as they like: `--if-due` makes one run of it.
    var command: [String] { [program, "schedule", "run", name, "--if-due", "--database", database] }

    /// What the file's reader should know.
    var origin: String { "schedule \(name) of compcheck: `compcheck schedule install \(name)` writes it" }

    private static func parent(of path: String) -> String {
        let parts = path.split(separator: "/").dropLast()
        return "/" + parts.joined(separator: "/")
    }
}

/// Why a scheduler's file cannot be written.
package struct Unwritable: Error, Hashable, Sendable, CustomStringConvertible {
    /// What it cannot hold.
    package let text: String

    /// What is wrong and what to do.
    package var description: String {
        "`\(text)`: has a line break or another control character, which no scheduler's file can hold: rename it"
    }
}

/// A file for a scheduler.
package struct JobFile: Hashable, Sendable {
    /// Its name, without folder.
    package let name: String
    /// What is in it.
    package let text: String
}
