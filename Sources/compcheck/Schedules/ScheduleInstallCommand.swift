internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckScheduling
internal import CompcheckStore
internal import Foundation

/// The command `compcheck schedule install [NAME]`.
struct ScheduleInstallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Install one or all schedules in a scheduler, or write a file for one.",
        discussion: """
            The default is the scheduler of this machine: systemd, launchd on macOS, else cron. For Kubernetes and \
            GitHub Actions the command writes a file, which you apply yourself. Exits 2 if a schedule could not be \
            installed, 64 on a usage error.
            """,
    )

    /// The supported schedulers.
    enum Scheduler: String, EnumerableFlag {
        case systemd
        case launchd
        case cron
        case kubernetes
        case githubActions

        static func help(for value: Scheduler) -> ArgumentHelp? {
            switch value {
            case .systemd: "A systemd service and its timer."
            case .launchd: "A launchd property list."
            case .cron: "A line in your crontab."
            case .kubernetes: "A Kubernetes CronJob."
            case .githubActions: "A GitHub Actions workflow."
            }
        }
    }

    @Argument(help: ArgumentHelp("The name of the schedule, as in `schedule list`; default: all.", valueName: "name"))
    var name: String?

    @OptionGroup var database: DatabaseOption

    @Flag(exclusivity: .exclusive) var scheduler: Scheduler?

    @Flag(help: "With systemd: install for the machine, in /etc/systemd/system, not for your user.")
    var system = false

    @Flag(help: "Print what would be installed, and install nothing.")
    var print = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "With Kubernetes and GitHub Actions: the file to write, not standard output.",
            valueName: "file",
        ),
        completion: .file(),
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            "With Kubernetes and GitHub Actions: a container image that has compcheck.",
            valueName: "image",
        )
    )
    var image: String?

    @Option(help: ArgumentHelp("The absolute path of the compcheck to run, if not this one.", valueName: "path"))
    var program: String?

    func validate() throws {
        let isManifest = scheduler == .kubernetes || scheduler == .githubActions
        if isManifest, name == nil { throw ValidationError("name the schedule: a file holds only one") }
        if isManifest, image?.isEmpty ?? true {
            throw ValidationError("--image is missing: name a container image that has compcheck")
        }
        if !isManifest, image != nil { throw ValidationError("--image goes with --kubernetes and --github-actions") }
        if !isManifest, output != nil {
            throw ValidationError("--output goes with --kubernetes and --github-actions: use --print > FILE")
        }
        if system, scheduler != nil, scheduler != .systemd { throw ValidationError("--system goes with --systemd") }
        if let program, !program.hasPrefix("/") {
            throw ValidationError("--program takes a path that begins with `/`, not `\(program)`".terminalSafe)
        }
    }

    func run() throws {
        do {
            let now = AppEnvironment.process.now()
            let records = try database.schedules(named: name)
            if records.isEmpty { try Output(in: .process).put("no schedule: `compcheck schedule add` makes one\n") }
            for record in records { try install(record, now) }
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    private func install(_ record: ScheduleRecord, _ now: Instant) throws {
        let job = try Job(
            record.schedule,
            program: program ?? AppEnvironment.process.program,
            database: database.absolutePath,
            reports: try record.schedule.scheduleRequest().reportFiles(in: record.schedule.folder),
            now: now,
        )
        switch scheduler ?? (system ? .systemd : Scheduler.ofThisMachine) {
        case .kubernetes: try write(KubernetesCronJob(job, image: image ?? "").file)
        case .githubActions: try write(GitHubWorkflow(job, image: image ?? "").file)
        case .systemd: try install(SystemdInstaller(forMachine: system, .process), job, record, now)
        case .launchd: try install(LaunchdInstaller(.process), job, record, now)
        case .cron: try install(CronInstaller(.process), job, record, now)
        }
    }

    /// Writes a file that the user applies.
    private func write(_ file: JobFile) throws {
        guard let output, !self.print else { return try Output(in: .process).put(file.text) }
        try Output(file: output, sparing: [database.path], in: .process).put(file.text)
    }

    /// Installs the schedule in a scheduler of this machine, and records the install.
    private func install(
        _ installer: some Installer,
        _ job: Job,
        _ record: ScheduleRecord,
        _ now: Instant,
    ) throws {
        try installer.check(record.schedule, now: now)
        if self.print { return try Output(in: .process).put(installer.text(of: job)) }
        let result = Result { try installer.install(job) }
        // Record written files even if the scheduler could not load them, so that `remove` finds them.
        if case .failure(let error) = result, !(error is InstallFailure) { throw error }
        let install = ScheduleInstall(scheduler: installer.scheduler, location: installer.location, installedAt: now)
        try DatabaseLocation(job.database, in: .process).openAsItIs().recordInstall(of: job.name, install)
        try Output(in: .process).put(try result.get().terminalSafeLines)
    }
}

extension ScheduleInstallCommand.Scheduler {
    /// The scheduler of this machine.
    fileprivate static var ofThisMachine: Self {
        #if os(macOS)
        .launchd
        #else
        // systemctl may exist although systemd is not running
        // (https://www.freedesktop.org/software/systemd/man/sd_booted.html).
        FileManager.default.fileExists(atPath: "/run/systemd/system") ? .systemd : .cron
        #endif
    }
}
