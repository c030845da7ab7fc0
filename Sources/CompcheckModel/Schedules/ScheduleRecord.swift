/// A schedule and what is recorded of it.
package struct ScheduleRecord: Hashable, Sendable {
    /// How long after it was due a run may begin, in milliseconds: schedulers wait for sleepers and spread their load.
    package static let grace: Int64 = 2 * 3_600_000

    /// The schedule.
    package let schedule: Schedule
    /// Its latest runs, the newest first; those of a schedule of the same name before it too.
    package let runs: [ScheduleRun]
    /// Where it is installed.
    package let installs: [ScheduleInstall]

    /// A record of these values.
    package init(schedule: Schedule, runs: [ScheduleRun], installs: [ScheduleInstall]) {
        self.schedule = schedule
        self.runs = runs
        self.installs = installs
    }

    /// The latest run that began.
    package var lastBegun: ScheduleRun? { runs.first { $0.status != .skipped } }

    /// Whether a run has begun since it was last due.
    package func isDone(at now: Instant) -> Bool {
        guard let due = schedule.timetable.lastDue(by: now), let last = lastBegun else { return false }
        return last.startedAt >= due
    }

    /// What is wrong with it, what weighs most first; empty where nothing is.
    package func troubles(at now: Instant) -> [ScheduleTrouble] {
        [missed(at: now), ending, skipped, staleness].compactMap(\.self)
    }

    private func missed(at now: Instant) -> ScheduleTrouble? {
        let late = Instant(milliseconds: now.milliseconds - ScheduleRecord.grace)
        // The last time that it was due so long ago that a run must have begun.
        guard let due = schedule.timetable.lastDue(by: late), due >= schedule.addedAt else { return nil }
        if let last = lastBegun, last.startedAt >= due { return nil }
        return .missed(due: due)
    }

    private var ending: ScheduleTrouble? {
        guard let last = lastBegun else { return nil }
        return switch last.status {
        case .failed: .failed(last)
        case .interrupted: .interrupted(last)
        case .running, .finished, .skipped: nil
        }
    }

    private var skipped: ScheduleTrouble? {
        runs.first.flatMap { $0.status == .skipped ? .skipped($0) : nil }
    }

    private var staleness: ScheduleTrouble? {
        installs.first(where: \.isStale).map { .stale($0) }
    }
}

/// What may be wrong with a schedule.
package enum ScheduleTrouble: Hashable, Sendable {
    /// It was due then, and no run has begun since.
    case missed(due: Instant)
    /// Its last run could not do all of its audits.
    case failed(ScheduleRun)
    /// The process of its last run is gone.
    case interrupted(ScheduleRun)
    /// It was started last while another run of it was going on.
    case skipped(ScheduleRun)
    /// It was replaced since it was installed: the scheduler still goes by the old timetable.
    case stale(ScheduleInstall)
}
