internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The command `compcheck schedule install [NAME]`.
struct ScheduleInstallCommand: Command {
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

    func execute() throws {
        let records = try database.schedules(named: name)
        if records.isEmpty { try Output(in: .process).put("no schedule: `compcheck schedule add` makes one\n") }
        for record in records { try install(record) }
    }

    private func install(_ record: ScheduleRecord) throws {
        let installation = ScheduleInstallation(record, in: database.location, .process)
        let request = try record.schedule.scheduleRequest()
        func file(_ scheduler: ScheduleInstallation.RemoteScheduler) throws {
            let text = try installation.file(for: scheduler, image: image ?? "", program: program, request: request)
            try Output(self.print ? nil : output, sparing: [database.path], in: .process).put(text)
        }
        func install(_ scheduler: ScheduleInstallation.LocalScheduler) throws {
            let text = try installation.install(in: scheduler, program: program, request: request, isDry: self.print)
            try Output(in: .process).put(self.print ? text : text.terminalSafeLines)
        }
        switch scheduler {
        case .kubernetes: try file(.kubernetes)
        case .githubActions: try file(.githubActions)
        case .systemd: try install(.systemd(forMachine: system))
        case .launchd: try install(.launchd)
        case .cron: try install(.cron)
        case nil: try install(system ? .systemd(forMachine: true) : .ofThisMachine)
        }
    }
}
