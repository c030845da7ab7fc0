/// Writes lines of comma-separated values (RFC 4180).
enum CSVLine {
    /// Appends a line of encoded fields, with its line end.
    static func append(_ fields: some Sequence<String>, to output: inout OutputBuffer) {
        var isFirst = true
        for field in fields {
            if !isFirst { output.append(",") }
            isFirst = false
            output.append(field)
        }
        output.append("\r\n")
    }

    /// Quotes a text if necessary; an empty text is quoted too, which distinguishes it from a missing value.
    static func field(_ text: String) -> String {
        guard text.isEmpty || text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return text }
        // Compare bytes: a quote with a combining mark is another `Character`.
        var bytes = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Encodes untrusted text for a spreadsheet: invisible characters become escapes, and text that a spreadsheet would
    /// read as a formula gets an apostrophe in front, as OWASP advises ("CSV Injection").
    static func cell(_ text: String) -> String {
        let safe = SafeText.of(text, limit: .max)
        // OWASP also lists tabs and line breaks, which are escaped above. The signs also have full-width forms.
        let isFormula = safe.unicodeScalars.first.map("=+-@＝＋－＠".unicodeScalars.contains) ?? false
        return field(isFormula ? "'" + safe : safe)
    }
}
