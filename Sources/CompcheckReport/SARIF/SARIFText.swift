/// Texts as SARIF wants them.
enum SARIFText {
    /// A plain text, of which nothing is taken for a placeholder (SARIF 2.1.0 §3.11.5) or a link (§3.11.6).
    static func plain(_ text: String) -> String {
        text.replacing("{", with: "{{").replacing("}", with: "}}").replacing("](", with: "] (")
    }

    /// A text that Markdown shows as it is.
    static func markdown(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if "\\`*_[]<>&#|~".unicodeScalars.contains(scalar) { escaped.unicodeScalars.append("\\") }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }
}
