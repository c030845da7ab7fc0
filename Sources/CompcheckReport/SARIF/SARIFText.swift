/// Texts as SARIF wants them.
enum SARIFText {
    /// A plain text, of which nothing is taken for a placeholder (SARIF 2.1.0 §3.11.5) or a link (§3.11.6).
    static func plain(_ text: String) -> String {
        text.replacing("{", with: "{{").replacing("}", with: "}}").replacing("](", with: "] (")
    }

    /// The same in at most as many characters as GitHub shows; no doubled brace is cut in two.
    static func brief(_ text: String) -> String {
        var text = text
        while true {
            let told = plain(text)
            let excess = told.unicodeScalars.count - RemarkWords.limit
            guard excess > 0 else { return told }
            text = cut(text, to: text.unicodeScalars.count - (excess + 1) / 2)
        }
    }

    /// A text that Markdown shows as it is.
    static func markdown(_ text: String) -> String { signs.of(text) }

    private static let signs = Backslashing("\\`*_[]<>&#|~")
}
