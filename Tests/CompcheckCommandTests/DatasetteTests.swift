import Foundation
import Testing

/// The database in Datasette, a program that knows nothing of compcheck: its views explain themselves.
@Suite("The database in Datasette", .enabled(if: Datasette.isThere, "datasette is needed: pip install datasette"))
struct DatasetteTests {
    private struct View: Decodable {
        let name: String
        let kind: String
        let columns: String
    }

    /// An answer of Datasette about a table or a view.
    private struct Answer: Decodable {
        let columns: [String]
    }

    private let home: Home

    init() throws {
        home = try Home()
        for day in ["2024-07-08", "2024-07-09"] {
            #expect(try home.audit(Package.example, "--as-of", day).status == 1)
        }
    }

    @Test func aPendingBillIsFound() throws {
        let filter = "_shape=array&id=remote-access-security-act"
        let answer = try Datasette.get("/compcheck/rule_pending.json?\(filter)", from: home.database)
        let bills = try #require(JSONSerialization.jsonObject(with: answer) as? [[String: Any]])
        #expect(bills.count == 1)
        #expect(bills.first?["authority_name"] as? String == "United States Congress")
        #expect(bills.first?["standing"] as? String == "pending")
        #expect(bills.first?["standing_since"] as? String == "2025-04-07")
    }

    @Test func everyViewAnswersWithTheColumnsThatAreDocumented() throws {
        let schema = try home.run(["sql", "--schema", "--format", "json"])
        let views = try JSONDecoder().decode([View].self, from: Data(schema.output.utf8)).filter { $0.kind == "view" }
        // The README names them.
        let readme = try Package.text("README.md")
        #expect(views.count == 14 && views.allSatisfy { readme.contains("`\($0.name)`") })
        for view in views {
            let path = "/compcheck/\(view.name).json?_size=1&_extra=columns"
            let answer = try JSONDecoder().decode(Answer.self, from: Datasette.get(path, from: home.database))
            #expect(answer.columns.joined(separator: ", ") == view.columns, "\(view.name)")
        }
    }

    /// The flag described in docs/queries.md works on a copy.
    @Test func aCopyIsReadWithoutLocks() throws {
        let copy = home.path("copy.sqlite")
        #expect(try home.run(["database", "backup", copy]).status == 0)
        let path = "/copy/finding_latest.json?_shape=array&rule=openai-api-block-2024"
        let answer = try Datasette.get(path, from: copy, options: ["-i"])
        let rows = try #require(JSONSerialization.jsonObject(with: answer) as? [[String: Any]])
        #expect(Set(rows.map { $0["service"] as? String }) == ["support-openai", "support-vpn"])
    }
}

/// The program `datasette`, if this machine has it.
enum Datasette {
    struct Failed: Error {
        let status: Int32
        let output: String
    }

    static let isThere: Bool = (try? run(["--version"])) != nil

    /// Returns its answer to one request, without a server.
    static func get(_ path: String, from database: String, options: [String] = []) throws -> Data {
        try run(options + [database, "--get", path])
    }

    private static func run(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["datasette"] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
        }
        return output
    }
}
