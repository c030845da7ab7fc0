package import CompcheckModel

/// The formats in which a table can be told; the raw value is the name on the command line.
package enum TableFormat: String, CaseIterable, Sendable {
    /// For people: columns side by side or, where they have no room, a row below the other.
    case table
    /// RFC 4180, with a header.
    case csv
    /// An array of objects, their keys in the order of the columns.
    case json
    /// Such an object a line.
    case ndjson

    /// Writes a whole table.
    /// - Parameters:
    ///   - table: The table. For JSON its columns must have different names: see `repeatedColumn`.
    ///   - width: The columns of the terminal that `table` may fill; fewer than 40 count as 40.
    ///   - output: Where it is written.
    package func write(_ table: Listing, width: Int = 80, into output: inout OutputBuffer) {
        switch self {
        case .table: TableText(table, width: width).write(into: &output)
        case .csv: TableCSV.write(table, into: &output)
        case .json: TableJSON.write(table, into: &output)
        case .ndjson: TableJSON.writeLines(table, into: &output)
        }
    }

    /// The first name that two columns have, where this format cannot tell them apart.
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
