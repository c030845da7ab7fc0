import CompcheckModel
import Testing

@testable import CompcheckStore

/// SHA-256 of a target.
private let target = String(repeating: "a", count: 64)

/// Returns an assessment of a run for a target, with or without an alert.
func alert(
    of run: Int64,
    since previous: Int64? = nil,
    for digest: String = target,
    topics: [String] = [#"["z"]"#],
    isNews: Bool = true,
) -> AlertAssessment {
    let draft = AlertAssessment.Draft(
        kind: .change,
        uuid: "00000000-0000-4000-8000-00000000\(1000 + run)",
        subject: "it changed",
        payload: "a\0b",
        topics: topics,
    )
    return AlertAssessment(
        of: "inventory.json",
        .run(RunID(number: run), comparedWith: previous.map { RunID(number: $0) }),
        for: "https://example.com/…",
        targetDigest: digest,
        draft: isNews ? draft : nil,
    )
}

func attempt(_ outcome: AlertAttempt.Outcome, _ answer: String = "x\0y") -> AlertAttempt {
    AlertAttempt(beganAt: minute(13), endedAt: minute(14), outcome: outcome, answer: answer)
}

@Suite struct AlertTests {
    private let store: Store

    init() throws {
        store = try Store.inMemory(migrations: migrations, toolVersion: "1.2.3", now: minute(0))
        for _ in 1...3 {
            let run = try store.beginRun(header())
            try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 0)
        }
    }

    private func failure(_ reason: String) -> AlertAssessment {
        AlertAssessment(
            of: "inventory.json",
            .failure(reason, run: nil),
            for: "x",
            targetDigest: target,
            draft: nil,
        )
    }

    @Test func waitsUntilItArrives() throws {
        try store.record([alert(of: 1), alert(of: 2, topics: [])], at: minute(12))
        #expect(try store.waitingAlerts(for: target).map(\.id) == [1, 2])
        #expect(try store.waitingAlerts(for: target).map(\.payload) == ["a\0b", "a\0b"])
        for outcome in [AlertAttempt.Outcome.refused, .failed, .timedOut] {
            try store.note(attempt(outcome), ofAlert: 1)
            #expect(try store.waitingAlerts(for: target).map(\.id) == [1, 2])
        }
        try store.note(attempt(.arrived), ofAlert: 1)
        #expect(try store.waitingAlerts(for: target).map(\.id) == [2])
        #expect(try store.waitingAlerts(for: String(repeating: "b", count: 64)).isEmpty)
        let (alerts, total) = try store.reader.alerts(nil, limit: 1)
        #expect(alerts.map(\.id) == [2] && total == 2)
        let arrived = try store.reader.alerts(.arrived, limit: 9).alerts
        #expect(arrived.map(\.attempts) == [4] && arrived.first?.last == attempt(.arrived))
    }

    @Test func isGivenUpWhenItIsOld() throws {
        try store.record([alert(of: 1)], at: minute(12))
        #expect(try store.topicsTold(to: target, of: "inventory.json") == [#"["z"]"#])
        #expect(try store.giveUpAlerts(writtenBefore: minute(12), at: minute(20)).isEmpty)
        #expect(try store.giveUpAlerts(writtenBefore: minute(13), at: minute(20)).map(\.id) == [1])
        #expect(try store.giveUpAlerts(writtenBefore: minute(13), at: minute(20)).isEmpty)
        #expect(try store.waitingAlerts(for: target).isEmpty)
        #expect(try store.undeliveredAlerts().isEmpty)
        #expect(try store.reader.alerts(.givenUp, limit: 9).alerts.map(\.attempts) == [0])
        // Its topics were not delivered.
        #expect(try store.topicsTold(to: target, of: "inventory.json").isEmpty)
    }

    @Test func looksBackToTheRunThatItsTargetHeardOf() throws {
        func last(before run: Int64) throws -> Int64? {
            try store.lastRunTold(to: target, before: RunID(number: run))?.number
        }
        #expect(try last(before: 3) == nil)
        try store.record([alert(of: 1, isNews: false)], at: minute(12))
        #expect(try last(before: 3) == 1)
        #expect(try last(before: 1) == nil)
        try store.record([alert(of: 2, since: 1, for: String(repeating: "b", count: 64))], at: minute(12))
        try store.record([failure("no")], at: minute(12))
        #expect(try last(before: 3) == 1)
    }

    @Test func tellsAFailureOnceUntilOneSucceeds() throws {
        func isTold(_ reason: String) throws -> Bool {
            try store.isTold(target, that: "inventory.json", failsFor: reason)
        }
        #expect(try !isTold("no\0!"))
        try store.record([failure("no\0!"), failure("other")], at: minute(12))
        #expect(try isTold("no\0!") && isTold("other") && !isTold("no"))
        try store.record([alert(of: 1, isNews: false)], at: minute(13))
        #expect(try !isTold("no\0!"))
    }

    @Test func allOfARoundIsWrittenOrNothing() throws {
        #expect(throws: StoreError.self) { try store.record([alert(of: 1), alert(of: 9)], at: minute(12)) }
        #expect(try store.waitingAlerts(for: target).isEmpty)
    }

    @Test func aDatabaseOfBeforeHasNone() throws {
        let folder = try Folder()
        let older = migrations.filter { $0.name < "0005" }
        _ = try open(folder.database, migrations: older)
        let database = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
        #expect(try database.alerts(nil, limit: 9).total == 0)
    }
}
