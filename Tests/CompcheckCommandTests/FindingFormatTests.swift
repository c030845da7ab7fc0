import Foundation
import Testing

/// Formats whose unit is the finding, through the real binary.
@Suite struct FindingFormatTests {
    private static let question = ["audit", Package.example, "--as-of", "2024-07-09", "--rules", "rules"]

    @Test(arguments: ["sarif", "github", "gitlab", "oscal", "ocsf"])
    func twiceTheSameBytes(format: String) throws {
        let arguments = Self.question + ["--format", format]
        let first = try Home().run(arguments)
        #expect(first.status == 1)
        #expect(first.output.contains("openai-api-block-2024"))
        #expect(try Home().run(arguments) == first)
    }

    @Test func githubReadsItFromTheLog() throws {
        let outcome = try Home().run(Self.question + ["--format", "github"])
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("::error title=openai-api-block-2024,file=") == true)
        #expect(lines.last?.hasPrefix("compcheck: 7 uses, 3 failing the audit: ") == true)
    }

    @Test(.enabled(if: SARIFTools.areThere, "the program sarif of sarif-tools is needed"))
    func sarifToolsReadIt() throws {
        let home = try Home()
        #expect(try home.run(Self.question + ["--format", "sarif", "--output", home.path("report.sarif")]).status == 1)
        let summary = try SARIFTools.run(["summary", home.path("report.sarif")])
        #expect(summary.status == 0)
        #expect(summary.output.contains(/error: [1-9]/))
        #expect(summary.output.contains("openai-api-block-2024"))
    }
}

/// sarif-tools, if this machine has them.
private enum SARIFTools {
    static let areThere = (try? run(["--version"]).status) == 0

    static func run(_ arguments: [String]) throws -> Outcome {
        try Home().run(["sarif"] + arguments, binary: URL(filePath: "/usr/bin/env"))
    }
}
