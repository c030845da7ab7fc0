package import CompcheckModel
internal import CompcheckScheduling
internal import CompcheckStore
internal import Foundation

/// A schedule on its way into a scheduler, or out of those in which it is installed.
package struct ScheduleInstallation {
    /// A scheduler of this machine.
    package enum LocalScheduler {
        /// systemd, for the machine or for the user.
        case systemd(forMachine: Bool)
        case launchd
        case cron

        /// The scheduler that this machine runs.
        package static var ofThisMachine: LocalScheduler {
            #if os(macOS)
            .launchd
            #else
            // systemctl may exist although systemd is not running
            // (https://www.freedesktop.org/software/systemd/man/sd_booted.html).
            FileManager.default.fileExists(atPath: "/run/systemd/system") ? .systemd(forMachine: false) : .cron
            #endif
        }
    }

    /// A scheduler elsewhere, which takes a file that a person hands in.
    package enum RemoteScheduler {
        case kubernetes
        case githubActions
    }

    private let record: ScheduleRecord
    private let location: DatabaseLocation
    private let environment: AppEnvironment

    /// A schedule with its database.
    package init(_ record: ScheduleRecord, in location: DatabaseLocation, _ environment: AppEnvironment) {
        self.record = record
        self.location = location.absolute
        self.environment = environment
    }

    /// Returns the file for a scheduler elsewhere; `image` is a container image that has compcheck.
    /// - Throws: `ScheduleFault`, `InstallFault` where there cannot be one.
    package func file(
        for scheduler: RemoteScheduler,
        image: String,
        program: String?,
        request: ScheduleRequest,
    ) throws -> String {
        let job = try job(program, request, now: environment.now())
        return switch scheduler {
        case .kubernetes: KubernetesCronJob(job, image: image).file.text
        case .githubActions: GitHubWorkflow(job, image: image).file.text
        }
    }

    /// Installs the schedule in a scheduler of this machine, and records the install.
    /// - Parameters:
    ///   - scheduler: The scheduler.
    ///   - program: Where compcheck is; nil: where this one is.
    ///   - request: What the schedule audits.
    ///   - isDry: Whether to install and record nothing.
    /// - Returns: The message for the user; of a dry run the text that would be installed. In whole lines.
    /// - Throws: `InstallFault`, `InstallFailure`, `ScheduleFault`, `StoreError`.
    package func install(
        in scheduler: LocalScheduler,
        program: String?,
        request: ScheduleRequest,
        isDry: Bool,
    ) throws -> String {
        let installer: any Installer =
            switch scheduler {
            case .systemd(let forMachine): SystemdInstaller(forMachine: forMachine, environment)
            case .launchd: LaunchdInstaller(environment)
            case .cron: CronInstaller(environment)
            }
        let now = environment.now()
        let job = try job(program, request, now: now)
        try installer.check(record.schedule, now: now)
        if isDry { return try installer.text(of: job) }
        let result = Result { try installer.install(job) }
        // Record written files even if the scheduler could not load them, so that a removal finds them.
        if case .failure(let error) = result, !(error is InstallFailure) { throw error }
        let install = ScheduleInstall(scheduler: installer.scheduler, location: installer.location, installedAt: now)
        try location.openAsItIs().recordInstall(of: job.name, install)
        return try result.get()
    }

    /// Removes the schedule from every scheduler in which it is installed, and then closes it.
    /// - Parameters:
    ///   - person: Who removes it, for the record; nil: the environment's user.
    ///   - note: Told of each scheduler that no longer has it.
    /// - Throws: `InstallFault` where it cannot be removed from a scheduler: it is not closed then; `StoreError`.
    package func remove(by person: String?, noting note: (ScheduleInstall) throws -> Void) throws {
        let name = record.schedule.name
        let store = try location.openAsItIs()
        for install in record.installs {
            let installer: any Installer =
                switch install.scheduler {
                case .systemd: SystemdInstaller(in: install.location, environment)
                case .launchd: LaunchdInstaller(environment)
                case .cron: CronInstaller(of: install.location, environment)
                }
            try installer.remove(name, location.path)
            try store.recordRemoval(of: name, install, at: environment.now())
            try note(install)
        }
        try store.removeSchedule(name, by: person ?? environment.user, at: environment.now())
    }

    private func job(_ program: String?, _ request: ScheduleRequest, now: Instant) throws -> Job {
        try Job(
            record.schedule,
            program: program ?? environment.program,
            database: location.path,
            reports: request.reportFiles(in: record.schedule.folder),
            now: now,
        )
    }
}
