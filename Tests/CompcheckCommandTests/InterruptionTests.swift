import Foundation
import Testing

/// Audits that are interrupted, and concurrent audits.
@Suite struct InterruptionTests {
    /// Starts an audit that waits for more of its inventory after it has written some of its report.
    private func halfway(in home: Home, _ arguments: String...) throws -> (child: Child, input: Pipe) {
        let child = Child(home, ["audit", "-", "--format", "ndjson"] + arguments)
        let (input, output) = (Pipe(), Pipe())
        child.process.standardInput = input
        child.process.standardOutput = output
        try child.start()
        // Fewer than are read ahead, so that this does not block, and enough that some of the report is written.
        try input.fileHandleForWriting.write(contentsOf: Data(Inventory.lines(0..<1500).utf8))
        #expect(try output.fileHandleForReading.read(upToCount: 1)?.isEmpty == false)
        // Nothing reads the pipe any more: the report stays in it, or its writer blocks.
        return (child, input)
    }

    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed"))
    func aKilledRunLeavesNoFindings() throws {
        let home = try Home()
        let database = Database(path: home.database)
        let (child, input) = try halfway(in: home)
        #expect(try database.ask("SELECT status FROM audit_run") == ["running"])
        child.kill9()
        #expect(child.wait() == -9)
        try input.fileHandleForWriting.close()
        #expect(try database.ask("SELECT count(*) FROM finding_history") == ["0"])
        #expect(try home.audit(Package.example).status == 1)
        #expect(try database.ask("SELECT status FROM audit_run ORDER BY id") == ["interrupted", "finished"])
        #expect(try database.ask("SELECT DISTINCT inventory FROM finding_history") == [Package.example])
        let left = try FileManager.default.contentsOfDirectory(atPath: home.path("data/compcheck"))
        #expect(left == ["compcheck.sqlite"])
    }

    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed"))
    func aRunThatGoesOnIsNotInterrupted() throws {
        let home = try Home()
        let database = Database(path: home.database)
        let (child, input) = try halfway(in: home)
        #expect(try home.audit(Package.example).status == 1)
        #expect(try database.ask("SELECT status FROM audit_run ORDER BY id") == ["running", "finished"])
        child.kill9()
        #expect(child.wait() == -9)
        try input.fileHandleForWriting.close()
    }

    @Test func aKilledRunLeavesAnExistingFileUntouched() throws {
        let home = try Home()
        let report = try home.write("of yesterday\n", to: "report")
        let child = Child(home, ["audit", "-", "--format", "ndjson", "--rules", "builtin", "--output", report])
        let input = Pipe()
        child.process.standardInput = input
        try child.start()
        try input.fileHandleForWriting.write(contentsOf: Data(Inventory.lines(0..<1500).utf8))
        child.kill9()
        #expect(child.wait() == -9)
        #expect(try home.bytes("report") == Data("of yesterday\n".utf8))
    }

    @Test func auditsAtOnceAllSucceed() throws {
        let home = try Home()
        // On the very first use each of them may find no database, an empty one or a half-created one.
        let children = (0..<4).map { _ in Child(home, ["audit", Package.example]) }
        for child in children { try child.start() }
        #expect(children.map { $0.wait() } == [1, 1, 1, 1])
        guard Database.isThere else { return }
        let database = Database(path: home.database)
        #expect(try database.ask("SELECT status, count(*) FROM audit_run GROUP BY 1") == ["finished|4"])
        #expect(try database.ask("SELECT count(*) FROM migration_ledger") == ["\(Package.migrations.count)"])
        #expect(try database.ask("SELECT id FROM rule_current GROUP BY id HAVING count(*) > 1").isEmpty)
    }
}
