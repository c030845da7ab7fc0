import Foundation

/// As much of `schedule show --format json` as these tests ask for.
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

    /// What `schedule show` tells of a schedule.
    init(of name: String, in home: Home) throws {
        let told = try home.run(["schedule", "show", name, "--format", "json"])
        self = try JSONDecoder().decode(SchedulePage.self, from: Data(told.output.utf8))
    }
}
