package import CompcheckModel
package import CompcheckScheduling
internal import Foundation

/// What tells a scheduler of this machine.
package protocol Installer {
    /// Which scheduler.
    var scheduler: ScheduleInstall.Scheduler { get }
    /// The folder of its files; for cron the user whose crontab it is.
    var place: String { get }

    /// Makes sure that it can start the schedule when it is due.
    func check(_ schedule: Schedule, now: Instant) throws

    /// What would be written.
    func text(of job: Job) throws -> String

    /// Writes it and tells the scheduler.
    /// - Returns: what to say, whole lines.
    /// - Throws: `NotTold` where it is written, but the scheduler could not be told.
    func install(_ job: Job) throws -> String

    /// Takes it away and tells the scheduler. What is gone already is no error.
    func remove(_ schedule: String, _ database: String) throws
}

extension Installer {
    package func check(_ schedule: Schedule, now: Instant) throws {}

    /// Makes the folder of its files, where there is none.
    func makeFolder() throws {
        do {
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        } catch {
            throw InstallFault.command(["mkdir", "-p", place], reason: "the folder cannot be made")
        }
    }
}

/// A scheduler whose files are written, but which could not be told.
package struct NotTold: Error, CustomStringConvertible {
    let what: String
    /// What is wrong and what to do.
    package var description: String { what }
}

/// Why a schedule cannot be installed.
package enum InstallFault: Error, CustomStringConvertible {
    /// The scheduler goes by other clocks than the schedule.
    case otherClocks(scheduler: String, machine: String, schedule: Schedule)
    /// A file is of a schedule of another database, or of somebody else.
    case foreignFile(String)
    /// A command does not work.
    case command([String], reason: String)
    /// The crontab is another user's.
    case otherUser(String)

    /// What is wrong.
    package var description: String {
        switch self {
        case .otherClocks(let scheduler, let machine, let schedule):
            "\(scheduler) goes by the clocks of this machine, \(machine), and schedule `\(schedule.name)` by those of "
                + "\(schedule.timetable.clock.name)"
        case .foreignFile(let path):
            "`\(path)`: is not of this schedule of this database: give the schedule another name, or take the file away"
        case .command(let words, let reason):
            "`\(words.joined(separator: " "))` does not work: \(reason)"
        case .otherUser(let user):
            "it is in the crontab of `\(user)`: remove it as that user"
        }
    }
}

/// The clocks of this machine.
enum Machine {
    /// Makes sure that a scheduler which knows no zones starts a schedule when it is due.
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
    /// - Returns: its standard output.
    /// - Throws: `InstallFault` with what it said, where it is not there or exits otherwise than with 0.
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
        // What a crontab holds is less than a pipe does, and so is what these programs say.
        try? pipe.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
        try? pipe.fileHandleForWriting.close()
        let told = (try? output.fileHandleForReading.readToEnd()) ?? Data()
        let complaint = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let lines = String(decoding: complaint, as: UTF8.self).split(separator: "\n")
            throw InstallFault.command(words, reason: lines.joined(separator: "; "))
        }
        return String(decoding: told, as: UTF8.self)
    }
}
