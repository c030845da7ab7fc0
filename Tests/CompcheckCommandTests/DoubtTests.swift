import Foundation
import Testing

/// What compcheck prints where a start, a list, a scope or a maker is in doubt.
///
/// The rulebook and the inventory are in the folder `Doubt`.
@Suite struct DoubtTests {
    private static let folder = "Tests/CompcheckCommandTests/Doubt"
    private static let inventory = "\(folder)/inventory.json"

    /// Each command with its golden file.
    private static let commands: [(words: [String], golden: String)] = [
        (["audit", inventory, "--no-record"], "doubt-audit.txt"),
        (["audit", inventory, "--no-record", "--format", "markdown"], "doubt-audit.md"),
        (["audit", inventory, "--no-record", "--format", "csv", "--all-uses"], "doubt-audit.csv"),
        (["audit", inventory, "--no-record", "--format", "ndjson", "--all-uses"], "doubt-audit.ndjson"),
        (["explain", inventory, "profile"], "doubt-explain-profile.txt"),
        (["explain", inventory, "regional", "RS"], "doubt-explain-regional.txt"),
        (["explain", inventory, "own", "--format", "json"], "doubt-explain-own.json"),
        (["routes", "acme", "RS"], "doubt-routes.txt"),
        (["impact", inventory, "--without", "cloudy-exception"], "doubt-impact.txt"),
    ]

    @Test(arguments: commands) func golden(words: [String], name: String) throws {
        let day = ["--rules", "\(DoubtTests.folder)/rules", "--as-of", "2024-07-05"]
        let outcome = try Home().run(words + day)
        #expect(outcome.status < 2, "\(outcome.errors)")
        try expectGolden(outcome.output.withoutToday, name)
    }

    @Test func goldenOfTheTimeline() throws {
        let outcome = try Home().run(
            [
                "timeline", DoubtTests.inventory, "--rules", "\(DoubtTests.folder)/rules", "--service", "profile",
                "--from", "2023-01-01", "--to", "2024-12-31",
            ]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        let today = try Regex("today is [0-9-]{10}")
        try expectGolden(outcome.output.replacing(today, with: "today is (today)"), "doubt-timeline.txt")
    }
}
