import CompcheckReport
import Testing

@Suite("Text fit for a terminal")
struct SafeTextTests {
    @Test(arguments: [
        ("plain text", "plain text"),
        ("a\tb\nc\rd", #"a\tb\nc\rd"#),
        ("\u{1B}[31m", #"\u{1B}[31m"#),
        ("\u{202E}txt.exe", #"\u{202E}txt.exe"#),
        ("\u{9B}2J", #"\u{9B}2J"#),
        ("生成式 é 🙂", "生成式 é 🙂"),
        ("", "(blank)"),
        ("  ", "(blank)"),
    ])
    func escapes(text: String, safe: String) {
        #expect(SafeText.of(text) == safe)
    }

    @Test(arguments: [("abcdef", 3, "abc…"), ("生成式", 4, "生成…"), ("abc", 3, "abc"), ("ab\u{1B}", 4, "ab…")])
    func cuts(text: String, limit: Int, safe: String) {
        #expect(SafeText.of(text, limit: limit) == safe)
    }

    @Test(arguments: [("abc", 3), ("生成", 4), ("e\u{301}", 1), ("한글", 4)])
    func measures(text: String, columns: Int) {
        #expect(SafeText.columns(of: text) == columns)
    }

    @Test func wrapsWithinTheWidth() {
        var page = Page(width: 40, colour: false)
        let words = Array(repeating: "生成式人工智能 service", count: 20).joined(separator: " ")
        page.paragraph([Span(words)], indent: 2, hanging: 4)
        let lines = String(decoding: page.output.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == page.lines)
        #expect(lines.allSatisfy { SafeText.columns(of: String($0)) <= 40 })
        #expect(lines[0].hasPrefix("  生") && lines[1].hasPrefix("    "))
    }

    @Test(arguments: [(0, "0 uses"), (1, "1 use"), (1_000, "1,000 uses"), (1_234_567, "1,234,567 uses")])
    func counts(number: Int, words: String) {
        #expect(counted(number, "use") == words)
    }
}
