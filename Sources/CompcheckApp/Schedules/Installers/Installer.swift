package import CompcheckModel
package import CompcheckScheduling
internal import Foundation

/// A type that installs schedules in a scheduler of this machine.
package protocol Installer {
    var scheduler: ScheduleInstall.Scheduler { get }
    /// The folder of the scheduler's files; for cron, the user who owns the crontab.
    var location: String { get }

    /// Checks that the scheduler can start the schedule when it is due.
    func check(_ schedule: Schedule, now: Instant) throws

    /// Returns the text to install.
    func text(of job: Job) throws -> String

    /// Writes the files, and loads them in the scheduler.
    /// - Returns: The message for the user, in whole lines.
    /// - Throws: `NotTold`, if they are written, but could not be loaded.
    func install(_ job: Job) throws -> String

    /// Deletes the files, and unloads them from the scheduler; missing ones are no error.
    func remove(_ schedule: String, _ database: String) throws
}

extension Installer {
    package func check(_ schedule: Schedule, now: Instant) throws {}

    /// Creates the folder of its files, if there is none.
    func makeFolder() throws {
        do {
            try FileManager.default.createDirectory(atPath: location, withIntermediateDirectories: true)
        } catch {
            throw InstallFault.command(["mkdir", "-p", location], reason: "the folder cannot be created")
        }
    }
}

/// The files of a schedule are written, but could not be loaded in the scheduler.
package struct InstallFailure: Error, CustomStringConvertible {
    let what: String
    /// The message for the user: what is wrong and what to do.
    package var description: String { what }
}

/// An error that keeps a schedule from being installed or removed.
package enum InstallFault: Error, CustomStringConvertible {
    /// The scheduler's time zone is not that of the schedule.
    case otherClocks(scheduler: String, machine: String, schedule: Schedule)
    /// A file belongs to a schedule of another database, or is not compcheck's.
    case foreignFile(String)
    /// A command failed.
    case command([String], reason: String)
    /// The crontab belongs to another user.
    case otherUser(String)

    /// What is wrong.
    package var description: String {
        switch self {
        case .otherClocks(let scheduler, let machine, let schedule):
            "\(scheduler) uses the time zone of this machine, \(machine), but schedule `\(schedule.name)` uses "
                + "\(schedule.timetable.clock.name)"
        case .foreignFile(let path):
            "`\(path)`: is not of this schedule of this database: rename the schedule or remove the file"
        case .command(let words, let reason):
            "`\(words.joined(separator: " "))` failed: \(reason)"
        case .otherUser(let user):
            "it is in the crontab of `\(user)`: remove it as that user"
        }
    }
}

/// The clocks of this machine.
enum Machine {
    /// Checks that a scheduler without time zones starts a schedule when it is due.
    static func check(_ schedule: Schedule, by scheduler: String, now: Instant, _ environment: AppEnvironment) throws {
        let clock = ZoneClock(environment.timeZone)
        guard schedule.timetable.clock.agrees(with: clock, after: now) else {
            throw InstallFault.otherClocks(scheduler: scheduler, machine: clock.name, schedule: schedule)
        }
    }
}

/// Programs of the system.
enum Program {
    /// Runs another program with an input.
    /// - Returns: Its standard output.
    /// - Throws: `InstallFault` with its error output, if it cannot be started or its exit code is not 0.
    @discardableResult static func run(_ words: [String], input: String? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        let pipe = Pipe()
        process.standardInput = pipe
        do { try process.run() } catch { throw InstallFault.command(words, reason: "it cannot be started") }
        // A crontab fits into a pipe's buffer, and so does the output of these programs.
        try? pipe.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
        try? pipe.fileHandleForWriting.close()
        let printed = (try? output.fileHandleForReading.readToEnd()) ?? Data()
        let errorText = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let lines = String(decoding: errorText, as: UTF8.self).split(separator: "\n")
            throw InstallFault.command(words, reason: lines.joined(separator: "; "))
        }
        return String(decoding: printed, as: UTF8.self)
    }
}
