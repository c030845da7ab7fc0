/// Lines of comma-separated values (RFC 4180).
enum CSVLine {
    /// Appends a line of fields that are written already, and its end.
    static func append(_ fields: some Sequence<String>, to output: inout OutputBuffer) {
        var isFirst = true
        for field in fields {
            if !isFirst { output.append(",") }
            isFirst = false
            output.append(field)
        }
        output.append("\r\n")
    }

    /// A text as it is, in quotes where it needs them; an empty one has them, so that it can be told from nothing.
    static func field(_ text: String) -> String {
        guard text.isEmpty || text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return text }
        // Byte by byte: with a mark set on it, a quote would be another character.
        var bytes = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text that a person typed or a file held, for a spreadsheet: what is not seen is made visible, and what a
    /// spreadsheet would take for a formula begins with an apostrophe, as OWASP advises ("CSV Injection").
    static func cell(_ text: String) -> String {
        let safe = SafeText.of(text, limit: .max)
        // Tabs and line breaks, which OWASP lists too, have become visible; of the signs there are wide ones.
        let isFormula = safe.unicodeScalars.first.map("=+-@＝＋－＠".unicodeScalars.contains) ?? false
        return field(isFormula ? "'" + safe : safe)
    }
}
