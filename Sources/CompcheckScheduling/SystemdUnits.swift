internal import CompcheckModel

/// A service and the timer that starts it (systemd.service(5), systemd.timer(5)).
package struct SystemdUnits: Sendable {
    /// The systemd manager that runs the units.
    package enum Manager: Hashable, Sendable {
        /// The user's own manager.
        case user
        /// The machine's manager, which runs them as this user; nil: root.
        case system(runningAs: String?)
    }

    private let job: Job
    private let manager: Manager

    /// Creates the units for a job.
    package init(_ job: Job, for manager: Manager) {
        self.job = job
        self.manager = manager
    }

    /// Returns the name of the timer, the unit to enable.
    package static func timer(of schedule: String) -> String { "compcheck-\(schedule).timer" }

    /// Returns the name of the service, the unit to start by hand.
    package static func service(of schedule: String) -> String { "compcheck-\(schedule).service" }

    /// Both units.
    package var files: [JobFile] {
        [
            JobFile(name: SystemdUnits.service(of: job.name), text: service),
            JobFile(name: SystemdUnits.timer(of: job.name), text: timer),
        ]
    }

    /// Returns the end of the command line that names the database; units without it belong to another database.
    package static func mark(_ database: String) -> String { "--database \(argument(database))\n" }

    /// The times of the timer, in the syntax of systemd.time(7).
    ///
    /// systemd does not fire on a night on which clocks skip the time, so the ends of those gaps are listed too.
    package var calendar: [String] {
        let clock = job.timetable.clock
        let days = job.timetable.days == .daily ? "" : SystemdUnits.describe(job.timetable.days) + " "
        let gaps = job.skips.map { instant in
            let (day, time) = clock.reading(at: instant)
            return "\(Weekday(day).short) *-\(day.description.dropFirst(5).prefix(2))-* \(time):00"
        }
        return (["\(days)*-*-* \(job.timetable.time):00"] + Set(gaps).sorted()).map { "\($0) \(clock.name)" }
    }

    private var timer: String {
        let times = calendar.map { "OnCalendar=\($0)\n" }
        let gaps =
            times.count > 1
            ? "# Clocks skip \(job.timetable.time) on one of these days: it is due at the end of the gap.\n" : ""
        return """
            # \(job.origin)
            [Unit]
            Description=When schedule \(job.name) of compcheck is due

            [Timer]
            \(times[0])\(gaps)\(times.dropFirst().joined())\
            # A machine that was off at that time catches up when it is on again.
            Persistent=yes
            RandomizedDelaySec=10min
            AccuracySec=1min

            [Install]
            WantedBy=timers.target

            """
    }

    private var service: String {
        let words = [SystemdUnits.quoted(job.program)] + job.command.dropFirst().map(SystemdUnits.argument)
        return """
            # \(job.origin)
            [Unit]
            Description=Schedule \(job.name) of compcheck

            [Service]
            Type=oneshot
            ExecStart=\(words.joined(separator: " "))
            # 1 says that a use fails the audit, which the audit's readers hear; the unit fails where it could not be done.
            SuccessExitStatus=1
            # Secrets, such as those of alerts: NAME=VALUE lines, for nobody else to read.
            EnvironmentFile=-%E/compcheck/\(job.name).env
            \(identity)UMask=0077
            Nice=10
            NoNewPrivileges=yes
            LockPersonality=yes
            RestrictRealtime=yes
            RestrictSUIDSGID=yes
            SystemCallArchitectures=native
            \(sandbox)
            """
    }

    /// The user of the unit, without capabilities; root keeps them, to be able to write into other users' folders.
    private var identity: String {
        if case .system(.some(let user)) = manager { "User=\(user)\nCapabilityBoundingSet=\n" } else { "" }
    }

    /// Sandboxing options for the machine's manager only: a user's needs namespaces, which many machines forbid.
    private var sandbox: String {
        guard manager != .user else { return "" }
        // Without the minus, a missing folder would keep the unit from starting.
        let folders = Set([job.databaseFolder, job.folder] + job.reportFolders).sorted()
            .map { SystemdUnits.quoted("-" + $0) }
        return """
            PrivateTmp=yes
            PrivateDevices=yes
            ProtectSystem=strict
            ProtectHome=read-only
            ReadWritePaths=\(folders.joined(separator: " "))
            ProtectClock=yes
            ProtectControlGroups=yes
            ProtectHostname=yes
            ProtectKernelLogs=yes
            ProtectKernelModules=yes
            ProtectKernelTunables=yes
            ProtectProc=invisible
            RestrictNamespaces=yes

            """
    }

    /// Quotes a path if needed, and escapes `%`, which begins a specifier.
    private static func quoted(_ path: String) -> String {
        let text = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("%", with: "%%")
        return text == path && !path.contains { $0 == " " || $0 == "'" || $0 == ";" } ? path : "\"\(text)\""
    }

    /// Quotes a word of a command line, and escapes `$`, which begins a variable.
    private static func argument(_ word: String) -> String { quoted(word).replacing("$", with: "$$") }

    private static func describe(_ days: Weekdays) -> String {
        days.ranges.map { range in
            let (first, last) = (range.lowerBound.short, range.upperBound.short)
            return first == last ? first : "\(first)..\(last)"
        }.joined(separator: ",")
    }
}
