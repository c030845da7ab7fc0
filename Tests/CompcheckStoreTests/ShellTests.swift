import CompcheckModel
import CompcheckStore
import Foundation
import Testing

@Suite struct ShellTests {
    private static let shell = "/usr/bin/sqlite3"

    /// The stable views of docs/design.md §5.
    private static let views = [
        "rule_current", "rule_history", "rule_event_log", "rule_in_force_today", "rule_pending", "rule_standing",
        "audit_run",
        "finding_latest", "finding_history", "finding_change", "waiver_active", "schedule_history", "schedule_current",
        "alert_log",
    ]

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: shell))) func readsEveryView() throws {
        let folder = try Folder()
        let store = try open(folder.database)
        let bill = rule("bill", events: [("2026-01-01", .introduced)])
        try store.record("own", [rule("a"), bill], at: 1)
        for findings in [[finding(rule("a"))], [finding(rule("b"))]] {
            let run = try store.beginRun(header())
            try run.record(use("bot", "CN", answer(.prohibited, findings)))
            try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 1)
        }
        _ = try store.add(waiver, at: minute(12))
        try store.recordSchedule(doing: RunID(number: 1))
        try store.record([alert(of: 1)], at: minute(12))
        #expect(
            try Set(ask(folder.database, "SELECT name FROM sqlite_schema WHERE type = 'view'")) == Set(ShellTests.views)
        )
        for view in ShellTests.views {
            let process = Process()
            process.executableURL = URL(filePath: ShellTests.shell)
            process.arguments = ["-readonly", folder.database, "SELECT * FROM \(view)"]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let rows = try output.fileHandleForReading.readToEnd()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(view)")
            #expect(rows?.isEmpty == false, "\(view) is empty")
        }
    }
}
