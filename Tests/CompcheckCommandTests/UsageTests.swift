import Testing

/// Exit code 64: usage errors; and the help.
@Suite struct UsageTests {
    struct Mistake: Sendable {
        let arguments: [String]
        let words: String

        init(_ arguments: String..., says words: String) { (self.arguments, self.words) = (arguments, words) }
    }

    static let mistakes = [
        Mistake(says: "<inventory>"),
        Mistake("", says: "the inventory's name is empty"),
        Mistake(Package.example, "--bogus", says: "Unknown option '--bogus'"),
        Mistake(Package.example, "another.json", says: "another.json"),
        Mistake(Package.example, "--as-of", "2024-02-30", says: "'2024-02-30' is invalid for '--as-of <day>'"),
        Mistake(Package.example, "--as-of", "yesterday", says: "'yesterday' is invalid"),
        Mistake(Package.example, "--horizon", "-1", says: "--horizon"),
        Mistake(Package.example, "--fail-on", "forbidden", says: "  - prohibited\n"),
        Mistake(Package.example, "--format", "xml", says: "- ndjson"),
        Mistake(Package.example, "--assume", "enforce-act-hr8316", says: "did you mean `enforce-act-hr8315`?"),
        Mistake(Package.example, "--assume", "enforce-act-hr8315=soon", says: "'enforce-act-hr8315=soon' is invalid"),
        Mistake(Package.example, "--without", "cloud-not-exports", says: "did you mean `cloud-not-export`?"),
        Mistake(Package.example, "--run-by", "", says: "--run-by names nobody"),
        Mistake(Package.example, "--rules", "builtin", "--database", "a.sqlite", says: "--rules uses no database"),
    ]

    @Test(arguments: mistakes)
    func isSaidOnStandardError(mistake: Mistake) throws {
        let outcome = try Home().run(["audit"] + mistake.arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(mistake.words), "\(outcome.errors)")
    }

    @Test func anUnknownCommand() throws {
        let outcome = try Home().run(["adit"])
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
    }

    @Test func version() throws {
        let outcome = try Home().run(["--version"])
        #expect(outcome.status == 0)
        #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test(arguments: [
        ["--help"], ["audit", "--help"], ["rules", "--help"], ["rules", "check", "--help"], ["rules", "new", "--help"],
        ["rules", "index", "--help"], ["rules", "import", "--help"], ["rules", "list", "--help"],
        ["rules", "show", "--help"], ["rules", "history", "--help"],
        ["sql", "--help"], ["database", "--help"], ["database", "check", "--help"],
        ["database", "backup", "--help"],
        ["rules", "diff", "--help"], ["explain", "--help"], ["timeline", "--help"], ["impact", "--help"],
        ["routes", "--help"], ["alternatives", "--help"], ["report", "--help"], ["runs", "--help"],
        ["runs", "list", "--help"], ["runs", "show", "--help"], ["runs", "diff", "--help"], ["alerts", "--help"],
        ["alerts", "list", "--help"], ["alerts", "send", "--help"],
    ])
    func help(arguments: [String]) throws {
        let outcome = try Home().run(arguments)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("USAGE: compcheck"))
        #expect(outcome.errors.isEmpty)
        // The parser breaks every line but this one.
        let lines = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("USAGE: ") }
        #expect(lines.allSatisfy { $0.count <= 80 })
    }
}
