internal import CompcheckModel
internal import CompcheckScheduling
internal import Foundation

/// What tells a scheduler of this machine.
protocol Installer {
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
    func check(_ schedule: Schedule, now: Instant) throws {}

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
struct NotTold: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
}

/// Why a schedule cannot be installed.
enum InstallFault: Error, CustomStringConvertible {
    /// The scheduler goes by other clocks than the schedule.
    case otherClocks(scheduler: String, machine: String, schedule: Schedule)
    /// A file is of a schedule of another database, or of somebody else.
    case foreignFile(String)
    /// A command does not work.
    case command([String], reason: String)
    /// The crontab is another user's.
    case otherUser(String)

    var description: String {
        switch self {
        case .otherClocks(let scheduler, let machine, let schedule):
            "\(scheduler) goes by the clocks of this machine, \(machine), and schedule `\(schedule.name)` by those of "
                + "\(schedule.timetable.clock.name): install it with --systemd, or add it again with --replace and "
                + "--time-zone \(machine)"
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
    static var clock: ZoneClock { ZoneClock(.current) }

    /// Makes sure that a scheduler which knows no zones starts a schedule when it is due.
    static func check(_ schedule: Schedule, by scheduler: String, now: Instant) throws {
        guard schedule.timetable.clock.agrees(with: clock, after: now) else {
            throw InstallFault.otherClocks(scheduler: scheduler, machine: clock.name, schedule: schedule)
        }
    }
}

/// This program.
enum Program {
    /// Its path, absolute, as it was called: a link that packages update stays one.
    static var path: String {
        let name = CommandLine.arguments[0]
        if name.contains("/") { return URL(filePath: name).standardizedFileURL.path }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        return found ?? Bundle.main.executablePath ?? name
    }

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
