/// Audits that run at regular times, unattended.
package struct Schedule: Hashable, Sendable {
    /// Its name: kebab-case.
    package var name: String
    /// The arguments of `schedule add`, as they were typed.
    package var arguments: [String]
    /// What is audited, as JSON; nil: it was added before such was kept, and `arguments` say it.
    package var request: String?
    /// The absolute path of the folder in which they were typed, which relative file names start from.
    package var folder: String
    /// When it is due.
    package var timetable: Timetable
    /// Who added it, as they named themselves; nil if they did not.
    package var addedBy: String?
    /// When it was added, or last replaced.
    package var addedAt: Instant

    /// A schedule of these values.
    package init(
        name: String,
        arguments: [String],
        request: String? = nil,
        folder: String,
        timetable: Timetable,
        addedBy: String?,
        addedAt: Instant,
    ) {
        self.name = name
        self.arguments = arguments
        self.request = request
        self.folder = folder
        self.timetable = timetable
        self.addedBy = addedBy
        self.addedAt = addedAt
    }
}

/// One start of a schedule, and its outcome.
package struct ScheduleRun: Hashable, Sendable {
    /// The status of a start; the raw value is stored.
    package enum Status: String, CaseIterable, Sendable {
        case running
        /// All its audits were completed, whatever they found.
        case finished
        /// One of its audits could not be completed.
        case failed
        /// Its process is gone.
        case interrupted
        /// Another run of the schedule was going on; nothing was done.
        case skipped
    }

    /// Its number, from 1.
    package var number: Int64
    /// Its status.
    package var status: Status
    /// When it began.
    package var startedAt: Instant
    /// When it ended; nil if it is still running, or the end is unknown.
    package var finishedAt: Instant?
    /// The exit code of its process.
    package var exitCode: Int?
    /// The reasons for failure, one a line.
    package var failure: String?
    /// The numbers of its audits, in order.
    package var audits: [Int64]

    /// A run of these values.
    package init(
        number: Int64,
        status: Status,
        startedAt: Instant,
        finishedAt: Instant? = nil,
        exitCode: Int? = nil,
        failure: String? = nil,
        audits: [Int64] = [],
    ) {
        self.number = number
        self.status = status
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.exitCode = exitCode
        self.failure = failure
        self.audits = audits
    }
}

/// An installation of a schedule in a scheduler of this machine.
package struct ScheduleInstall: Hashable, Sendable {
    /// The schedulers of a machine; the raw value is stored.
    package enum Scheduler: String, CaseIterable, Sendable {
        case systemd
        case launchd
        case cron
    }

    /// The scheduler.
    package var scheduler: Scheduler
    /// The folder of the scheduler's files; for cron, the user who owns the crontab.
    package var location: String
    /// When it was installed.
    package var installedAt: Instant
    /// Whether the schedule was replaced since by one with another timetable.
    package var isStale: Bool

    /// An install of these values.
    package init(scheduler: Scheduler, location: String, installedAt: Instant, isStale: Bool = false) {
        self.scheduler = scheduler
        self.location = location
        self.installedAt = installedAt
        self.isStale = isStale
    }
}
