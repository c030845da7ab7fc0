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
        abstract: "Tell a scheduler of one schedule or of all, or write the file for one.",
        discussion: """
            By default the machine's own: systemd, launchd on macOS, else cron. For Kubernetes and GitHub Actions a file is \
            written, which is yours to hand in. Exits 2 if the scheduler could not be told, 64 if the command is wrong.
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
            case .launchd: "A property list for launchd."
            case .cron: "A line in your crontab."
            case .kubernetes: "A CronJob of Kubernetes."
            case .githubActions: "A workflow of GitHub Actions."
            }
        }
    }

    @Argument(help: ArgumentHelp("The schedule, as `schedule list` tells it; default: all.", valueName: "name"))
    var name: String?

    @OptionGroup var place: DatabaseOption

    @Flag(exclusivity: .exclusive) var scheduler: Scheduler?

    @Flag(help: "With systemd: for the machine, in /etc/systemd/system, instead of for you.")
    var system = false

    @Flag(help: "Write to standard output what would be installed, and install nothing.")
    var print = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("With Kubernetes and GitHub Actions: the file to write.", valueName: "file"),
        completion: .file(),
    )
    var output: String?

    @Option(help: ArgumentHelp("With Kubernetes and GitHub Actions: an image with compcheck.", valueName: "image"))
    var image: String?

    @Option(help: ArgumentHelp("Where compcheck is, if not where this one is.", valueName: "path"))
    var program: String?

    func validate() throws {
        let isManifest = scheduler == .kubernetes || scheduler == .githubActions
        if isManifest, name == nil { throw ValidationError("which schedule? A file is of one: name it") }
        if isManifest, image?.isEmpty ?? true {
            throw ValidationError("--image is missing: name a container image that has compcheck")
        }
        if !isManifest, image != nil { throw ValidationError("--image goes with --kubernetes and --github-actions") }
        if !isManifest, output != nil {
            throw ValidationError("--output goes with --kubernetes and --github-actions: use --print > FILE")
        }
        if system, scheduler != nil, scheduler != .systemd { throw ValidationError("--system goes with --systemd") }
        if let program, !program.hasPrefix("/") {
            throw ValidationError("--program takes a path that begins with `/`, not `\(program)`".shown)
        }
    }

    func run() throws {
        do {
            let now = AppEnvironment.process.now()
            let records = try place.schedules(named: name)
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
            database: place.absolutePath,
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
        try Output(file: output, sparing: [place.path], in: .process).put(file.text)
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
        let told = Result { try installer.install(job) }
        // Record written files even if the scheduler could not load them, so that `remove` finds them.
        if case .failure(let error) = told, !(error is NotTold) { throw error }
        let install = ScheduleInstall(scheduler: installer.scheduler, place: installer.place, installedAt: now)
        try DatabaseLocation(job.database, in: .process).openAsItIs().recordInstall(of: job.name, install)
        try Output(in: .process).put(try told.get().shownLines)
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
