import Testing

/// One mistake in one rule, and its message.
struct RuleCase: CustomTestStringConvertible {
    let name: String
    let rule: String
    let place: String
    let words: String

    /// Creates a case from a valid rule with one line replaced, or left out without a replacement.
    init(_ name: String, _ line: String, _ replacement: String?, at place: String, _ words: String) {
        self.name = name
        self.place = place
        self.words = words
        var lines = RuleCase.sound.split(separator: "\n").map(String.init)
        if let index = lines.firstIndex(of: line) { lines[index...index] = replacement.map { [$0] } ?? [] }
        rule = lines.joined(separator: "\n") + "\n"
    }

    var testDescription: String { name }

    static let sound = """
        id: some-rule
        title: Some rule
        authority: us-agency
        effect: prohibits
        severity: high
        when:
          vendor: acme
        lifecycle:
          - {date: 2024-01-01, event: enacted}
          - {date: 2024-07-09, event: effective}
        """
}
