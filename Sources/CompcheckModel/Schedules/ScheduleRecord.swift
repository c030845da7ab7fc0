/// A schedule, with its recorded runs and installations.
package struct ScheduleRecord: Hashable, Sendable {
    /// How long after the due time a run may begin, in milliseconds.
    ///
    /// Schedulers wait for sleeping machines and spread their load.
    package static let grace: Int64 = 2 * 3_600_000

    /// The schedule.
    package let schedule: Schedule
    /// Its latest runs, newest first, including those of an earlier schedule of the same name.
    package let runs: [ScheduleRun]
    /// The schedulers that the schedule is installed in.
    package let installs: [ScheduleInstall]

    /// A record of these values.
    package init(schedule: Schedule, runs: [ScheduleRun], installs: [ScheduleInstall]) {
        self.schedule = schedule
        self.runs = runs
        self.installs = installs
    }

    /// The latest run that began.
    package var lastBegun: ScheduleRun? { runs.first { $0.status != .skipped } }

    /// Returns whether a run has begun since it was last due.
    package func isDone(at now: Instant) -> Bool {
        guard let due = schedule.timetable.lastDue(by: now), let last = lastBegun else { return false }
        return last.startedAt >= due
    }

    /// Returns what is wrong with it, the most serious first; empty if nothing is.
    package func troubles(at now: Instant) -> [ScheduleTrouble] {
        [missed(at: now), ending, skipped, staleness].compactMap(\.self)
    }

    private func missed(at now: Instant) -> ScheduleTrouble? {
        let late = Instant(milliseconds: now.milliseconds - ScheduleRecord.grace)
        // The last due time that is long enough ago for a run to have begun.
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

/// A problem with a schedule.
package enum ScheduleTrouble: Hashable, Sendable {
    /// It was due then, and no run has begun since.
    case missed(due: Instant)
    /// Its last run could not complete all of its audits.
    case failed(ScheduleRun)
    /// The process of its last run is gone.
    case interrupted(ScheduleRun)
    /// Its last start was skipped because another run was going on.
    case skipped(ScheduleRun)
    /// It was replaced since it was installed: the scheduler still follows the old timetable.
    case stale(ScheduleInstall)
}
