package import CompcheckModel

/// Renders a table as JSON: a missing value is `null`, bytes are a string in hexadecimal.
package enum TableJSON {
    /// Writes an array of objects, one object a line.
    package static func write(_ table: Listing, into output: inout OutputBuffer) {
        output.append("[")
        for (position, row) in table.rows.enumerated() {
            output.append(position == 0 ? "\n" : ",\n")
            object(row, table.columns, into: &output)
        }
        output.append(table.rows.isEmpty ? "]\n" : "\n]\n")
    }

    /// Writes one object a line.
    package static func writeLines(_ table: Listing, into output: inout OutputBuffer) {
        for row in table.rows {
            object(row, table.columns, into: &output)
            output.append("\n")
        }
    }

    private static func object(_ row: [Listing.Cell], _ columns: [String], into output: inout OutputBuffer) {
        output.append("{")
        for (position, (column, cell)) in zip(columns, row).enumerated() {
            if position > 0 { output.append(",") }
            string(column, into: &output)
            output.append(":")
            value(cell, into: &output)
        }
        output.append("}")
    }

    private static func value(_ cell: Listing.Cell, into output: inout OutputBuffer) {
        switch cell {
        case .nothing: output.append("null")
        case .integer(let number): output.append(String(number))
        // JSON cannot write infinity; this number overflows a double, so readers get infinity.
        case .real(let number): output.append(number.isFinite ? "\(number)" : number < 0 ? "-9e999" : "9e999")
        case .text(let text): string(text, into: &output)
        case .bytes(let bytes): string(bytes.hexadecimal, into: &output)
        }
    }

    private static func string(_ text: String, into output: inout OutputBuffer) {
        output.append("\"")
        output.append(escapingForJSON: text)
        output.append("\"")
    }
}
