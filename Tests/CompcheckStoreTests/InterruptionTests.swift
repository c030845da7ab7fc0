import CompcheckModel
import Foundation
import GRDB
import Testing

@testable import CompcheckStore

@Suite struct InterruptionTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func begin(in store: Store) throws -> RunRecorder {
        let run = try store.beginRun(header())
        for number in 1...10_000 {
            try run.record(use("service-\(number)", "CN", answer(.prohibited, [finding(rule("a"))])))
        }
        return run
    }

    private func expectInterruptedRunWithoutFindings() throws {
        _ = try open(folder.database)
        #expect(try ask(folder.database, "SELECT status, finished_at FROM audit_run") == ["interrupted|"])
        for table in ["run_service", "run_answer", "run_finding", "run_use"] {
            #expect(try ask(folder.database, "SELECT count(*) FROM \(table)") == ["0"])
        }
        #expect(try ask(folder.database, "PRAGMA integrity_check") == ["ok"])
        #expect(try folder.names() == ["compcheck.sqlite"])
    }

    @Test func leavesALivingRunAlone() throws {
        let run = try begin(in: try open(folder.database))
        _ = try open(folder.database)
        #expect(try ask(folder.database, "SELECT status FROM audit_run") == ["running"])
        try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 1)
        #expect(try ask(folder.database, "SELECT status FROM audit_run") == ["finished"])
    }

    @Test func showsARunThatWasLetGo() throws {
        let store = try open(folder.database)
        _ = try begin(in: store)
        let left = try store.queue.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_temp_schema") }
        #expect(left.isEmpty)
        try expectInterruptedRunWithoutFindings()
    }

    @Test func showsARunWhoseProcessWasKilled() async throws {
        let path = folder.database
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let run = try InterruptionTests().begin(in: try open(path))
            kill(getpid(), SIGKILL)
            try run.fail(at: minute(11), reason: "it was not killed")
        }
        #expect(try folder.names() == ["compcheck.sqlite", "compcheck.sqlite-run-1"])
        try expectInterruptedRunWithoutFindings()
    }

    @Test func showsARunWhoseProcessWasKilledWhileItPublished() async throws {
        let path = folder.database
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let store = try open(path)
            let run = try InterruptionTests().begin(in: store)
            // A small cache, so that the open transaction has already written to the file.
            try store.queue.inDatabase { try $0.execute(sql: "PRAGMA cache_size = 10") }
            try store.queue.inDatabase { database in
                database.add(
                    function: DatabaseFunction("die", argumentCount: 0) { _ in
                        kill(getpid(), SIGKILL)
                        return nil
                    }
                )
                try database.execute(
                    sql: "CREATE TEMP TRIGGER die BEFORE UPDATE ON main.run BEGIN SELECT die(); END"
                )
            }
            try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 1)
        }
        #expect(try folder.names().contains("compcheck.sqlite-journal"))
        try expectInterruptedRunWithoutFindings()
    }
}
