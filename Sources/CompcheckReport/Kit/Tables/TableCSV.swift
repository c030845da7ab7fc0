package import CompcheckModel

/// Renders a table as comma-separated values (RFC 4180).
///
/// An empty text is quoted, which distinguishes it from a missing value; bytes are in hexadecimal.
package enum TableCSV {
    package static func write(_ table: Listing, into output: inout OutputBuffer) {
        CSVLine.append(table.columns.map(CSVLine.field), to: &output)
        for row in table.rows { CSVLine.append(row.map(field), to: &output) }
    }

    private static func field(_ cell: Listing.Cell) -> String {
        switch cell {
        case .nothing: ""
        case .integer(let number): String(number)
        case .real(let number): "\(number)"
        case .text(let text): CSVLine.field(text)
        case .bytes(let bytes): bytes.hexadecimal
        }
    }
}
