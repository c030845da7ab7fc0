internal import CompcheckModel
internal import CompcheckReport

// The words for schedules, safe to print.

extension ScheduleRecord {
    /// Returns when the next run is due.
    func next(after now: Instant) -> String {
        let clock = schedule.timetable.clock
        return schedule.timetable.nextDue(after: now).map { "\(clock.displayText(at: $0)) \(clock.name)" } ?? "never"
    }

    /// The latest run that began, and its result.
    var last: String { lastBegun.map { $0.displayText(by: schedule.timetable.clock) } ?? "has not run yet" }

    /// The schedulers that the schedule is installed in.
    var locations: String {
        if installs.isEmpty { return "nowhere by `compcheck schedule install`: perhaps nothing starts it" }
        return listed(installs.map { "\($0.scheduler.rawValue) (\(SafeText.of($0.location)))" })
    }

    /// The arguments of the schedule, with quotes around those that are empty or have spaces.
    var command: String {
        schedule.arguments.map { word in
            let safe = SafeText.of(word)
            return word.isEmpty || safe.contains(" ") ? "'\(safe)'" : safe
        }.joined(separator: " ")
    }
}

extension ScheduleRun {
    /// Returns when the run began, how long it took, and its result.
    func displayText(by clock: ZoneClock) -> String {
        let took = duration.map { ", took \($0)" } ?? ""
        return "\(clock.displayText(at: startedAt))\(status == .skipped ? "" : took): \(result)"
    }

    /// How it ended.
    var result: String {
        switch (status, exitCode) {
        case (.running, _): "is going on"
        case (.interrupted, _): "was interrupted: its process is gone"
        case (.failed, _): "could not do all of its audits"
        case (.skipped, _): "was skipped: another run was going on"
        case (.finished, 0): "no use fails it"
        case (.finished, _): "a use fails it"
        }
    }

    /// The duration, such as `0.042 s`; nil if the end is not known.
    var duration: String? { finishedAt.map { startedAt.duration(until: $0) } }

    /// The audits of the run, and why it failed.
    var details: [String] {
        let reports = audits.isEmpty ? [] : ["run " + listed(audits.map { "\($0)" }) + " in `compcheck runs list`"]
        let reasons = (status == .failed ? failure : nil)?.split(separator: "\n") ?? []
        let more = reasons.count > 5 ? ["… and \(counted(reasons.count - 5, "more line"))"] : []
        return reports + reasons.prefix(5).map { SafeText.of(String($0), limit: 240) } + more
    }
}

extension ScheduleTrouble {
    /// The trouble in one word; JSON has the same word in lower case.
    var word: String {
        switch self {
        case .missed: "MISSED"
        case .failed: "FAILED"
        case .interrupted: "INTERRUPTED"
        case .skipped: "SKIPPED"
        case .stale: "STALE"
        }
    }

    /// The message for the user: what is wrong and what to do.
    func describe(_ schedule: Schedule) -> String {
        let clock = schedule.timetable.clock
        return switch self {
        case .missed(let due):
            "was due \(clock.displayText(at: due)), and no run has begun since: is it installed, and was the machine on?"
        case .failed(let run):
            "the run of \(clock.displayText(at: run.startedAt)) could not do all of its audits"
        case .interrupted(let run):
            "the run of \(clock.displayText(at: run.startedAt)) was interrupted: its process is gone"
        case .skipped(let run):
            "the run of \(clock.displayText(at: run.startedAt)) was skipped: another one was going on"
        case .stale(let install):
            "\(install.scheduler.rawValue) still goes by an older timetable: "
                + "`compcheck schedule install \(schedule.name)` tells it"
        }
    }

    /// The run that had the trouble.
    var run: ScheduleRun? {
        switch self {
        case .failed(let run), .interrupted(let run), .skipped(let run): run
        case .missed, .stale: nil
        }
    }
}
