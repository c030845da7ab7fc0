internal import CompcheckModel

/// Tells a table as comma-separated values (RFC 4180).
///
/// An empty text stands in quotes, so that it can be told from nothing; bytes are written in hexadecimal.
enum TableCSV {
    static func write(_ table: Listing, into output: inout OutputBuffer) {
        line(table.columns.map(field), into: &output)
        for row in table.rows { line(row.map(field), into: &output) }
    }

    private static func line(_ fields: [String], into output: inout OutputBuffer) {
        output.append(fields.joined(separator: ",") + "\r\n")
    }

    private static func field(_ cell: Listing.Cell) -> String {
        switch cell {
        case .nothing: ""
        case .integer(let number): String(number)
        case .real(let number): "\(number)"
        case .text(let text): field(text)
        case .bytes(let bytes): bytes.hexadecimal
        }
    }

    private static func field(_ text: String) -> String {
        let needsQuotes = text.isEmpty || text.utf8.contains { ",\"\r\n".utf8.contains($0) }
        return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
}
