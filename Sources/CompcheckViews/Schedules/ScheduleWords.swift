internal import CompcheckModel
internal import CompcheckReport

// What is told of schedules, in words that are safe to print.

extension ScheduleRecord {
    /// When it is due next.
    func next(after now: Instant) -> String {
        let clock = schedule.timetable.clock
        return schedule.timetable.nextDue(after: now).map { "\(clock.words(at: $0)) \(clock.name)" } ?? "never"
    }

    /// What became of its last run that began.
    var last: String { lastBegun.map { $0.words(by: schedule.timetable.clock) } ?? "has not run yet" }

    /// Where it is installed.
    var places: String {
        if installs.isEmpty { return "nowhere by `compcheck schedule install`: perhaps nothing starts it" }
        return listed(installs.map { "\($0.scheduler.rawValue) (\(SafeText.of($0.place)))" })
    }

    /// The arguments that it was added with, as one would type them.
    var command: String {
        schedule.arguments.map { word in
            let safe = SafeText.of(word)
            return word.isEmpty || safe.contains(" ") ? "'\(safe)'" : safe
        }.joined(separator: " ")
    }
}

extension ScheduleRun {
    /// When it began, how long it took and what came of it.
    func words(by clock: ZoneClock) -> String {
        let took = duration.map { ", took \($0)" } ?? ""
        return "\(clock.words(at: startedAt))\(status == .skipped ? "" : took): \(result)"
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

    /// For how long it ran: `0.042 s`; nil where nobody knows.
    var duration: String? { finishedAt.map { startedAt.duration(until: $0) } }

    /// Its audits, and why something could not be done.
    var details: [String] {
        let reports = audits.isEmpty ? [] : ["run " + listed(audits.map { "\($0)" }) + " in `compcheck runs list`"]
        let reasons = (status == .failed ? failure : nil)?.split(separator: "\n") ?? []
        let more = reasons.count > 5 ? ["… and \(counted(reasons.count - 5, "more line"))"] : []
        return reports + reasons.prefix(5).map { SafeText.of(String($0), limit: 240) } + more
    }
}

extension ScheduleTrouble {
    /// The trouble in one word; the raw name in JSON is the same in lower case.
    var word: String {
        switch self {
        case .missed: "MISSED"
        case .failed: "FAILED"
        case .interrupted: "INTERRUPTED"
        case .skipped: "SKIPPED"
        case .stale: "STALE"
        }
    }

    /// What is wrong and what to do.
    func words(_ schedule: Schedule) -> String {
        let clock = schedule.timetable.clock
        return switch self {
        case .missed(let due):
            "was due \(clock.words(at: due)), and no run has begun since: is it installed, and was the machine on?"
        case .failed(let run):
            "the run of \(clock.words(at: run.startedAt)) could not do all of its audits"
        case .interrupted(let run):
            "the run of \(clock.words(at: run.startedAt)) was interrupted: its process is gone"
        case .skipped(let run):
            "the run of \(clock.words(at: run.startedAt)) was skipped: another one was going on"
        case .stale(let install):
            "\(install.scheduler.rawValue) still goes by an older timetable: "
                + "`compcheck schedule install \(schedule.name)` tells it"
        }
    }

    /// The run that it is about.
    var run: ScheduleRun? {
        switch self {
        case .failed(let run), .interrupted(let run), .skipped(let run): run
        case .missed, .stale: nil
        }
    }
}
