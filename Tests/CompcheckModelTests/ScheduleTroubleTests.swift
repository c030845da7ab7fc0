import CompcheckModel
import Foundation
import Testing

/// The troubles of a schedule, computed from its record.
@Suite struct ScheduleTroubleTests {
    private let schedule = Schedule(
        name: "nightly",
        arguments: [],
        folder: "/",
        timetable: Timetable(at: TimeOfDay(minutesAfterMidnight: 150), on: .daily, by: ZoneClock(.gmt)),
        addedBy: nil,
        addedAt: Instant("2026-11-25T12:00:00Z") ?? Instant(milliseconds: 0),
    )

    private func run(_ status: ScheduleRun.Status, _ started: String) -> ScheduleRun {
        ScheduleRun(number: 1, status: status, startedAt: Instant(started) ?? Instant(milliseconds: 0))
    }

    private func troubles(_ runs: [ScheduleRun], at now: String) -> [String] {
        ScheduleRecord(schedule: schedule, runs: runs, installs: []).troubles(
            at: Instant(now) ?? Instant(milliseconds: 0)
        ).map { trouble in
            switch trouble {
            case .missed(let due): "missed \(due)"
            case .failed: "failed"
            case .interrupted: "interrupted"
            case .skipped: "skipped"
            case .stale: "stale"
            }
        }
    }

    @Test func aRunIsMissedTwoHoursAfterItWasDue() {
        #expect(troubles([], at: "2026-11-25T23:00:00Z").isEmpty)
        #expect(troubles([], at: "2026-11-26T04:29:59Z").isEmpty)
        #expect(troubles([], at: "2026-11-26T04:30:00Z") == ["missed 2026-11-26T02:30:00.000Z"])
        let done = run(.finished, "2026-11-26T02:37:00Z")
        #expect(troubles([done], at: "2026-11-27T04:00:00Z").isEmpty)
        #expect(troubles([done], at: "2026-11-28T03:00:00Z") == ["missed 2026-11-27T02:30:00.000Z"])
        #expect(troubles([run(.finished, "2026-11-28T03:00:00Z")], at: "2026-11-28T04:00:00Z").isEmpty)
    }

    @Test func oneThatHangsIsMissedTheNextNight() {
        let hanging = run(.running, "2026-11-26T02:30:00Z")
        #expect(troubles([hanging], at: "2026-11-26T23:00:00Z").isEmpty)
        let skipped = run(.skipped, "2026-11-27T02:30:00Z")
        #expect(
            troubles([skipped, hanging], at: "2026-11-27T05:00:00Z") == ["missed 2026-11-27T02:30:00.000Z", "skipped"]
        )
    }

    @Test(arguments: [ScheduleRun.Status.failed, .interrupted])
    func aBadEndIsTroubleUntilABetterOne(status: ScheduleRun.Status) {
        let bad = run(status, "2026-11-26T02:30:00Z")
        #expect(troubles([bad], at: "2026-11-26T03:00:00Z") == [status.rawValue])
        #expect(troubles([run(.finished, "2026-11-26T02:40:00Z"), bad], at: "2026-11-26T03:00:00Z").isEmpty)
        #expect(
            troubles([run(.skipped, "2026-11-26T02:40:00Z"), bad], at: "2026-11-26T03:00:00Z").first == status.rawValue
        )
    }

    @Test func whatIsDoneIsNotDueAgain() {
        func isDone(_ runs: [ScheduleRun], at now: String) -> Bool {
            ScheduleRecord(schedule: schedule, runs: runs, installs: []).isDone(
                at: Instant(now) ?? Instant(milliseconds: 0)
            )
        }
        let done = run(.finished, "2026-11-26T02:30:00Z")
        #expect(!isDone([], at: "2026-11-26T02:30:00Z"))
        #expect(isDone([done], at: "2026-11-27T02:29:59Z"))
        #expect(!isDone([done], at: "2026-11-27T02:30:00Z"))
        #expect(!isDone([run(.skipped, "2026-11-27T02:30:00Z"), done], at: "2026-11-27T02:31:00Z"))
    }
}
