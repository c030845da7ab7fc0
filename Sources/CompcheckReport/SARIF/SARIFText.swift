/// Formats texts for SARIF.
enum SARIFText {
    /// Escapes a text so that it has no placeholders (SARIF 2.1.0 §3.11.5) or links (§3.11.6).
    static func plain(_ text: String) -> String {
        text.replacing("{", with: "{{").replacing("}", with: "}}").replacing("](", with: "] (")
    }

    /// Returns such a text, cut to the number of characters that GitHub shows, but never within a doubled brace.
    static func brief(_ text: String) -> String {
        var text = text
        while true {
            let plainText = plain(text)
            let excess = plainText.unicodeScalars.count - ReportedFindingText.limit
            guard excess > 0 else { return plainText }
            text = cut(text, to: text.unicodeScalars.count - (excess + 1) / 2)
        }
    }

    /// Escapes a text so that Markdown shows it as it is.
    static func markdown(_ text: String) -> String { signs.of(text) }

    private static let signs = BackslashEscaper("\\`*_[]<>&#|~")
}
