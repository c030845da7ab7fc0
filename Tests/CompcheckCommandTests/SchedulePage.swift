import Foundation

/// The members of `schedule show --format json` that these tests use.
struct SchedulePage: Decodable {
    struct Run: Decodable {
        let status: String
        let exitCode: Int?
        let audits: [Int]
    }

    struct Trouble: Decodable {
        let trouble: String
    }

    let arguments: [String]
    let nextDueAt: String
    let troubles: [Trouble]
    let runs: [Run]

    /// Reads a schedule with `schedule show`.
    init(of name: String, in home: Home) throws {
        let told = try home.run(["schedule", "show", name, "--format", "json"])
        self = try JSONDecoder().decode(SchedulePage.self, from: Data(told.output.utf8))
    }
}
