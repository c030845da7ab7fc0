package import CompcheckModel

/// The formats of a table; the raw value is the command-line name.
package enum TableFormat: String, CaseIterable, Sendable {
    /// For people: columns side by side, or, if they do not fit, each row as a list below the other.
    case table
    /// RFC 4180, with a header.
    case csv
    /// An array of objects, with keys in column order.
    case json
    /// One object a line, with keys in column order.
    case ndjson

    /// Writes a whole table.
    /// - Parameters:
    ///   - table: The table. JSON formats need distinct column names: see `repeatedColumn`.
    ///   - width: The terminal width in columns that `table` may fill; less than 40 counts as 40.
    ///   - output: The buffer to append to.
    package func write(_ table: Listing, width: Int = 80, into output: inout OutputBuffer) {
        switch self {
        case .table: TableText(table, width: width).write(into: &output)
        case .csv: TableCSV.write(table, into: &output)
        case .json: TableJSON.write(table, into: &output)
        case .ndjson: TableJSON.writeLines(table, into: &output)
        }
    }

    /// Returns the first column name that occurs twice, if this format needs distinct names.
    package func repeatedColumn(of table: Listing) -> String? {
        switch self {
        case .table, .csv: return nil
        case .json, .ndjson:
            var seen: Set<String> = []
            return table.columns.first { !seen.insert($0).inserted }
        }
    }
}

extension [UInt8] {
    /// Two hexadecimal digits for each byte.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
