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
    private func refused() throws -> Bool { try elsewhere("BEGIN IMMEDIATE; ROLLBACK;") != 0 }

    /// What another process comes to that does something with the database.
    private func elsewhere(_ sql: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sqlite3")
        process.arguments = [folder.database, sql]
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
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
