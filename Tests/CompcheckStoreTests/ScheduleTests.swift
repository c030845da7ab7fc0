import CompcheckModel
import CompcheckStore
import Foundation
import Testing

/// Schedules and their runs, as they are recorded.
@Suite struct ScheduleTests {
    private let folder: Folder
    private let store: Store

    init() throws {
        folder = try Folder()
        store = try open(folder.database)
        try store.add(schedule(), replacing: false)
    }

    private func seen(_ name: String? = nil) throws -> [ScheduleRecord] {
        try ReadOnlyDatabase(at: folder.database, migrations: migrations).schedules(named: name)
    }

    @Test func isKeptAsItWasTyped() throws {
        let typed = ["x", "a b.json", "", "--report=json=\u{1}é\"'%.json", "--run-by", "A\0da"]
        let added = schedule("x", arguments: typed)
        try store.add(added, replacing: false)
        #expect(try store.schedule("x") == ScheduleRecord(schedule: added, runs: [], installs: []))
        #expect(try seen().map(\.schedule.name) == ["nightly", "x"])
    }

    @Test func isReplacedOnlyWhereThatIsMeant() throws {
        #expect(throws: StoreError.scheduleExists("nightly")) { try store.add(schedule(), replacing: false) }
        #expect(try store.add(schedule(arguments: ["nightly", "b.json"], at: 20), replacing: true))
        #expect(try store.schedule("nightly").schedule.arguments == ["nightly", "b.json"])
        try store.removeSchedule("nightly", by: "Bob", at: minute(0))
        #expect(try seen().isEmpty)
        #expect(throws: StoreError.noSchedule("nightly", suggestion: nil)) {
            try store.removeSchedule("nightly", by: nil, at: minute(30))
        }
        // Record time went forward, although the clock was set back.
        let sql = "SELECT recorded_to > recorded_from, coalesce(removed_by, '') FROM schedule ORDER BY id"
        #expect(try ask(folder.database, sql) == ["1|Ada", "1|Bob"])
    }

    @Test func aNameIsSuggested() throws {
        #expect(throws: StoreError.noSchedule("nightli", suggestion: "nightly")) { try seen("nightli") }
        #expect(throws: StoreError.noSchedule("nightli", suggestion: "nightly")) {
            try store.beginScheduleRun("nightli", at: minute(20))
        }
    }

    @Test func twoRunsNeverOverlap() throws {
        let first = try store.beginScheduleRun("nightly", at: minute(20))
        #expect(try seen("nightly")[0].runs.map(\.status) == [.running])
        #expect(throws: StoreError.scheduleIsRunning("nightly", since: minute(20))) {
            try open(folder.database).beginScheduleRun("nightly", at: minute(21))
        }
        #expect(try seen("nightly")[0].runs.map(\.status) == [.skipped, .running])
        try first.finish(in: store, at: minute(22), exitCode: 0, failure: nil)
        let next = try store.beginScheduleRun("nightly", at: minute(23))
        try next.finish(in: store, at: minute(24), exitCode: 2, failure: "no\0such file")
        let runs = try store.schedule("nightly").runs
        #expect(runs.map(\.status) == [.failed, .skipped, .finished])
        #expect(runs.map(\.failure).first == "no\0such file")
        #expect(try folder.names() == ["compcheck.sqlite"])
    }

    @Test func oneThatIsGoneIsInterrupted() throws {
        // Like a killed process: the lock is released, and the row stays.
        _ = try store.beginScheduleRun("nightly", at: minute(20))
        #expect(try seen("nightly")[0].runs.map(\.status) == [.interrupted])
        #expect(try ask(folder.database, "SELECT status FROM schedule_run") == ["running"])
        _ = try open(folder.database)
        #expect(try ask(folder.database, "SELECT status FROM schedule_run") == ["interrupted"])
    }

    @Test func oneThatGoesOnIsNotInterrupted() throws {
        let run = try store.beginScheduleRun("nightly", at: minute(20))
        _ = try open(folder.database)
        #expect(try ask(folder.database, "SELECT status FROM schedule_run") == ["running"])
        try run.finish(in: store, at: minute(22), exitCode: 0, failure: nil)
    }

    /// The last run that began is listed, however many were skipped since.
    @Test func aRunBehindManyThatWereSkippedIsTold() throws {
        let run = try store.beginScheduleRun("nightly", at: minute(20))
        for number in 21..<51 {
            #expect(throws: StoreError.self) { try store.beginScheduleRun("nightly", at: minute(Int64(number))) }
        }
        try run.finish(in: store, at: minute(60), exitCode: 0, failure: nil)
        let runs = try store.schedule("nightly").runs
        #expect(runs.count == 31 && runs.last?.status == .finished)
    }

    @Test func anInstallGoesStaleWithItsTimetable() throws {
        let install = ScheduleInstall(scheduler: .cron, location: "ada", installedAt: minute(20))
        try store.recordInstall(of: "nightly", install)
        try store.add(schedule(arguments: ["nightly", "c.json"], at: 21), replacing: true)
        #expect(try store.schedule("nightly").installs.map(\.isStale) == [false])
        var later = schedule(at: 22)
        later.timetable = Timetable(at: TimeOfDay(minutesAfterMidnight: 210), on: .daily, by: later.timetable.clock)
        try store.add(later, replacing: true)
        #expect(try store.schedule("nightly").installs.map(\.isStale) == [true])
        try store.recordInstall(of: "nightly", install)
        #expect(try store.schedule("nightly").installs.map(\.isStale) == [false])
        try store.recordRemoval(of: "nightly", install, at: minute(0))
        #expect(try store.schedule("nightly").installs.isEmpty)
    }

    /// Readers do not block a run, and of several that begin at once exactly one succeeds.
    @Test func beginningAtOnceOneWins() async throws {
        let path = folder.database
        let won = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let store = try open(path)
                    guard let run = try? store.beginScheduleRun("nightly", at: minute(Int64(20 + number))) else {
                        return 0
                    }
                    try run.finish(in: store, at: minute(40), exitCode: 0, failure: nil)
                    return 1
                }
                group.addTask {
                    _ = try ReadOnlyDatabase(at: path, migrations: migrations, patience: 60).schedules()
                    return 0
                }
            }
            return try await group.reduce(0, +)
        }
        let sql = "SELECT count(*) FILTER (WHERE status = 'finished'), count(*) FROM schedule_run"
        #expect(try ask(folder.database, sql) == ["\(won)|8"])
        #expect(won >= 1)
    }
}
