import CompcheckModel
import Foundation
import GRDB
import Testing

@testable import CompcheckStore

/// A database is open once in a process, whoever opens it and how often.
@Suite struct OneHandleTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    /// Also by another path to the same file.
    @Test func aSecondOpenIsTheSameStore() throws {
        let store = try open(folder.database)
        let link = folder.path + "/link.sqlite"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.database)
        #expect(try open(folder.database) === store)
        #expect(try open(link) === store)
        #expect(try open(folder.path + "/./compcheck.sqlite") === store)
    }

    /// Whoever closes a descriptor of the file drops the locks of the whole process: others would write in between.
    @Test func lookingAtAnOpenDatabaseKeepsItsLock() throws {
        let store = try open(folder.database)
        try store.queue.inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            #expect(try refused())
            _ = try? ReadOnlyDatabase(at: folder.database, migrations: migrations, patience: 0)
            #expect(try refused())
            try database.execute(sql: "ROLLBACK")
        }
        #expect(try !refused())
    }

    /// Whether another process is kept out.
    private func refused() throws -> Bool {
        let process = Elsewhere(folder.database, "BEGIN IMMEDIATE; ROLLBACK;")
        try process.start()
        return process.status != 0
    }

    @Test func aReaderCannotWrite() throws {
        let store = try open(folder.database)
        for reader in [store.reader, try ReadOnlyDatabase(at: folder.database, migrations: migrations)] {
            #expect(throws: (any Error).self) {
                try reader.queue.inDatabase { try $0.execute(sql: "CREATE TABLE intruder (x)") }
            }
            #expect(throws: (any Error).self) {
                try reader.queue.inDatabase {
                    try $0.execute(sql: "PRAGMA query_only = 0; DELETE FROM migration_ledger")
                }
            }
        }
        #expect(try ask(folder.database, "SELECT count(*) FROM sqlite_schema WHERE name = 'intruder'") == ["0"])
    }

    /// A query that would go on for days ends as soon as another process waits to commit.
    @Test func aLongQueryGivesWayToAnotherProcess() throws {
        _ = try open(folder.database)
        let writer = Elsewhere(folder.database, ".timeout 60000", "CREATE TABLE later (x)")
        try expectGivesWay { try writer.start() }
        #expect(writer.status == 0)
    }

    @Test func aLongQueryGivesWayToAWriterHere() throws {
        let store = try open(folder.database)
        let isWritten = DispatchSemaphore(value: 0)
        try expectGivesWay {
            Thread.detachNewThread {
                _ = try? store.record("later", [rule(RuleID("later"))], at: 1)
                isWritten.signal()
            }
        }
        isWritten.wait()
        #expect(try ask(folder.database, "SELECT count(*) FROM pack WHERE name = 'later'") == ["1"])
    }

    /// Runs a query, which needs no memory and no locks but its own, and starts a writer while it runs.
    private func expectGivesWay(_ startWriter: @escaping () throws -> Void) throws {
        let tables = (1...10).map { "migration_ledger AS t\($0)" }.joined(separator: ", ")
        let reader = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
        let start = ContinuousClock.now
        var isStarted = false
        #expect {
            try reader.answer(Query("SELECT count(*) FROM \(tables)")) { holdsUpWriter in
                if !isStarted { isStarted = (try? startWriter()) != nil }
                return holdsUpWriter || start.duration(to: .now) > .seconds(60)
            }
        } throws: { error in
            guard case StoreError.queryGaveWay = error else { return false }
            return true
        }
    }

    /// Many tasks open it, read it, ask it in SQL and write to it, all at once.
    @Test func manyTasksAtOnce() async throws {
        let path = folder.database
        try await withThrowingTaskGroup { group in
            for number in 1...24 {
                group.addTask {
                    switch number % 3 {
                    case 0:
                        let store = try open(path)
                        try store.record("pack-\(number)", [rule(RuleID("rule-\(number)"))], at: Int64(number))
                        let run = try store.beginRun(header("inventory-\(number).json", at: Int64(number)))
                        try run.record(use("bot", "CN", answer(.permitted, [])))
                        try run.finish(at: minute(100), inventoryDigest: inventoryDigest, exitCode: 0)
                    case 1:
                        _ = try open(path).reader.latestRuns()
                        _ = try open(path).rulebook()
                    default:
                        _ = try open(path)
                        let reader = try ReadOnlyDatabase(at: path, migrations: migrations, patience: 60)
                        _ = try reader.answer(Query("SELECT * FROM audit_run"))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try ask(path, "SELECT count(*) FROM run WHERE status = 'finished'") == ["8"])
        let reader = try ReadOnlyDatabase(at: path, migrations: migrations)
        #expect(try reader.verify(head: nil).problems.isEmpty)
    }
}

/// Another process, sqlite3's own, that does something with a database.
private final class Elsewhere {
    private let process = Process()

    init(_ database: String, _ commands: String...) {
        process.executableURL = URL(filePath: "/usr/bin/sqlite3")
        process.arguments = [database] + commands
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    }

    func start() throws { try process.run() }

    /// Its exit code, once it has ended.
    var status: Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }
}
