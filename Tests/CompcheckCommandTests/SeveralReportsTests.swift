import Foundation
import Testing

/// Several reports of one audit: `--report FORMAT=FILE`.
@Suite struct SeveralReportsTests {
    private static let question = ["audit", Package.example, "--as-of", "2024-07-08", "--rules", "builtin"]

    /// Each report is the same as if it were the only one.
    @Test func eachIsWhatItWouldBeAlone() throws {
        let home = try Home()
        let reports = ["--report", "json=\(home.path("a.json"))", "--report", "ndjson=\(home.path("b"))"]
        let outcome = try home.run(SeveralReportsTests.question + reports)
        #expect(outcome.status == 1 && outcome.errors.isEmpty)
        for (format, told) in [
            ("text", outcome.output), ("json", String(decoding: try home.bytes("a.json"), as: UTF8.self)),
            ("ndjson", String(decoding: try home.bytes("b"), as: UTF8.self)),
        ] {
            let alone = try home.run(SeveralReportsTests.question + ["--format", format])
            #expect(told == alone.output, "\(format)")
        }
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["a.json", "b"])
    }

    @Test func badInputLeavesNoneOfThem() throws {
        let home = try Home()
        let file = try home.write(Inventory.lines(0..<3000) + "{\"id\": 7}\n", to: "inventory.ndjson")
        try home.write("of yesterday\n", to: "a")
        let reports = ["--report", "json=\(home.path("a"))", "--report", "text=\(home.path("b"))"]
        let lines = ["--format", "ndjson", "--output", home.path("c")]
        let outcome = try home.run(["audit", file, "--rules", "builtin"] + lines + reports)
        #expect(outcome.status == 2)
        #expect(try home.bytes("a") == Data("of yesterday\n".utf8))
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["a", "inventory.ndjson"])
    }

    @Test(
        arguments: [
            ("html2=x", "html2=x"), ("json=", "json="), ("json", "json"),
            ("json=twice --report text=./twice", "two reports go to `./twice`: name a file for each"),
            ("json=twice --output twice", "two reports go to `twice`"),
        ]
    )
    func mistakesAreSaid(arguments: String, words: String) throws {
        let home = try Home()
        let outcome = try home.run(
            SeveralReportsTests.question + ["--report"] + arguments.split(separator: " ").map(String.init)
        )
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(try home.names().filter { !$0.hasPrefix(".") } == [])
    }
}
