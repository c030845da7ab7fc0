package import CompcheckModel
package import CompcheckScheduling
internal import Foundation

/// Writes a service and its timer, and enables the timer.
package struct SystemdInstaller: Installer {
    private static let machine = "/etc/systemd/system"

    package let scheduler = ScheduleInstall.Scheduler.systemd
    package let location: String
    private let environment: AppEnvironment

    /// Creates an installer for the machine or for the user.
    package init(forMachine isMachine: Bool, _ environment: AppEnvironment) {
        let stated = environment.variable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        let users = (stated ?? environment.home + "/.config") + "/systemd/user"
        self.init(in: isMachine ? SystemdInstaller.machine : users, environment)
    }

    /// Creates an installer for the folder of an earlier install.
    package init(in location: String, _ environment: AppEnvironment) {
        self.location = location
        self.environment = environment
    }

    private var isMachine: Bool { location == SystemdInstaller.machine }

    private var systemctl: [String] { isMachine ? ["systemctl"] : ["systemctl", "--user"] }

    private func units(of job: Job) -> [JobFile] {
        SystemdUnits(job, for: isMachine ? .system(runningAs: SystemdInstaller.owner(of: job.database)) : .user).files
    }

    /// Returns the owner of the database; nil: root, the default user of the machine's units.
    private static func owner(of database: String) -> String? {
        let owner = try? FileManager.default.attributesOfItem(atPath: database)[.ownerAccountName] as? String
        return owner == "root" ? nil : owner
    }

    package func text(of job: Job) -> String {
        units(of: job).map { "# \(location)/\($0.name)\n\($0.text)" }.joined(separator: "\n")
    }

    package func install(_ job: Job) throws -> String {
        try refuseForeign(job.name, job.database)
        let timer = SystemdUnits.timer(of: job.name)
        let units = units(of: job)
        try makeFolder()
        for unit in units { try Output(file: "\(location)/\(unit.name)", sparing: [], in: environment).put(unit.text) }
        let commands = [systemctl + ["daemon-reload"], systemctl + ["enable", "--now", timer]]
        do {
            for command in commands { try Program.run(command) }
        } catch let fault as InstallFault {
            let words = commands.map { "`\($0.joined(separator: " "))`" }.joined(separator: " and ")
            throw InstallFailure(
                what: "\(location): the units are written, but \(fault): where systemd runs, type \(words)"
            )
        }
        let linger =
            isMachine
            ? "" : "it starts while you are logged in; `loginctl enable-linger` makes it start always\n"
        return "schedule \(job.name): \(location)/\(timer) is enabled\n\(linger)"
    }

    package func remove(_ schedule: String, _ database: String) throws {
        let names = [SystemdUnits.timer(of: schedule), SystemdUnits.service(of: schedule)]
        let paths = names.map { "\(location)/\($0)" }.filter { FileManager.default.fileExists(atPath: $0) }
        if paths.isEmpty { return }
        try refuseForeign(schedule, database)
        // Errors are ignored: if systemd does not run, there is nothing to stop.
        _ = try? Program.run(systemctl + ["disable", "--now", names[0]])
        for path in paths where unlink(path) != 0 {
            throw OutputError(path: path, reason: systemReason())
        }
        _ = try? Program.run(systemctl + ["daemon-reload"])
    }

    /// Checks that an existing service belongs to this schedule of this database.
    private func refuseForeign(_ schedule: String, _ database: String) throws {
        let path = "\(location)/\(SystemdUnits.service(of: schedule))"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        guard text.contains(SystemdUnits.mark(database)) else { throw InstallFault.foreignFile(path) }
    }
}
