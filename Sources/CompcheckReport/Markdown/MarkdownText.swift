/// Escapes untrusted text for a Markdown comment: it becomes no markup and no HTML, mentions nobody and links
/// nothing.
enum MarkdownText {
    /// Returns the text made visible and cut as for a terminal, then escaped.
    static func of(_ text: String, limit: Int = 120) -> String { escaped(SafeText.of(text, limit: limit)) }

    /// Returns the text in the code style of ids.
    static func code(_ text: String) -> String { "<code>\(of(text, limit: 80))</code>" }

    /// Returns pieces of safe text; emphasized pieces become strong.
    static func of(_ spans: [Span]) -> String {
        spans.map { span in
            let text = escaped(span.text.replacing("\u{A0}", with: " "))
            return switch span.style {
            case .plain, .dim: text
            case .bold, .alarm, .verdict: "<strong>\(text)</strong>"
            }
        }
        .joined()
    }

    /// Returns a link to a web address; only the text if the address is not of the web or longer than 500 bytes.
    static func link(_ text: String, to url: String?) -> String {
        guard let url, url.hasPrefix("https://") || url.hasPrefix("http://"), url.utf8.count <= 500 else {
            return of(text, limit: 240)
        }
        let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$'*+,;=%".utf8
        let address = url.utf8.map { byte in
            if byte == UInt8(ascii: "&") { return "&amp;" }
            if allowed.contains(byte) { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count < 2 ? "0" : "") + digits
        }
        return "[\(of(text, limit: 240))](\(address.joined()))"
    }

    /// Escapes safe text: every sign of Markdown and HTML becomes a character reference, which is never read as
    /// markup.
    ///
    /// Sites look for mentions, references and addresses afterwards; a zero-width space breaks those up.
    static func escaped(_ safe: String) -> String {
        let apart = "&#8203;"
        var text = ""
        var before = ""
        for scalar in safe.unicodeScalars {
            switch scalar {
            case "<", ">", "&", "\"", "\\", "`", "*", "_", "{", "}", "[", "]", "|": text += "&#\(scalar.value);"
            case "@", "#", "!", "$", "%", "~", "^": text += "&#\(scalar.value);" + apart
            case "/" where before.hasSuffix(":"): text += apart + "/"
            case "." where before == "www", "-" where before.hasSuffix("gh"): text += apart + String(scalar)
            default: text.unicodeScalars.append(scalar)
            }
            before = String((before + scalar.properties.lowercaseMapping).suffix(3))
        }
        return text
    }
}
