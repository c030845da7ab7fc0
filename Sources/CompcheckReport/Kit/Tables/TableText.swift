package import CompcheckModel

/// Renders a table for people.
///
/// Columns stand side by side, and long texts wrap. If the columns do not fit, each row becomes a list of names
/// and values. Nothing is truncated.
package struct TableText {
    private static let gap = "  "
    /// The minimum width of a column.
    private static let narrowest = 12
    /// The maximum height of a row in lines; taller rows are easier to read as lists.
    private static let tallest = 8

    private let columns: [String]
    private let rows: [[String]]
    private let isNumeric: [Bool]
    private let width: Int

    package init(_ table: Listing, width: Int) {
        columns = table.columns.map { SafeText.whole($0) }
        rows = table.rows.map { $0.map(TableText.text) }
        isNumeric = table.columns.indices.map { column in
            table.rows.allSatisfy { $0[column].isNumber || $0[column] == .nothing }
                && table.rows.contains { $0[column].isNumber }
        }
        self.width = max(40, width)
    }

    /// Writes the table, or nothing if it has no rows.
    package func write(into output: inout OutputBuffer) {
        guard !rows.isEmpty else { return }
        guard let widths = fitting(),
            rows.allSatisfy({ zip($0, widths).allSatisfy { Wrapping.lines($0, $1).count <= TableText.tallest } })
        else { return writeLists(into: &output) }
        write(columns, widths, isHeader: true, into: &output)
        output.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: TableText.gap) + "\n")
        for row in rows { write(row, widths, isHeader: false, into: &output) }
    }

    /// Writes every row as a list.
    private func writeLists(into output: inout OutputBuffer) {
        let label = min(columns.map { SafeText.columns(of: $0) }.max() ?? 0, width / 3)
        for (position, row) in rows.enumerated() {
            let title = "── \(position + 1) "
            output.append(title + String(repeating: "─", count: max(0, width - title.count)) + "\n")
            write(zip(columns, row).map { [$0, $1] }, [label, width - label - TableText.gap.count], into: &output)
        }
    }

    private func write(_ pairs: [[String]], _ widths: [Int], into output: inout OutputBuffer) {
        for pair in pairs { write(pair, widths, isHeader: true, into: &output) }
    }

    /// Writes a row, with as many lines as its longest cell needs.
    private func write(_ row: [String], _ widths: [Int], isHeader: Bool, into output: inout OutputBuffer) {
        let cells = zip(row, widths).map { Wrapping.lines($0, $1) }
        for line in 0..<(cells.map(\.count).max() ?? 0) {
            var text = ""
            for (column, cell) in cells.enumerated() {
                let piece = line < cell.count ? cell[line] : ""
                let blanks = String(repeating: " ", count: max(0, widths[column] - SafeText.columns(of: piece)))
                let isRight = column < isNumeric.count && isNumeric[column] && cells.count == columns.count && !isHeader
                text += (column == 0 ? "" : TableText.gap) + (isRight ? blanks + piece : piece + blanks)
            }
            while text.last == " " { text.removeLast() }
            output.append(text + "\n")
        }
    }

    /// Returns the column widths at which the columns fit side by side; nil if they do not fit.
    private func fitting() -> [Int]? {
        let texts = columns.indices.map { column in [columns[column]] + rows.map { $0[column] } }
        let widths = texts.map { $0.reduce(1) { max($0, SafeText.columns(of: $1)) } }
        // Ids should stay in one piece, so break words only if nothing else fits.
        let words = texts.map { $0.flatMap { $0.split(separator: " ") }.map { SafeText.columns(of: String($0)) } }
        let wholeWords = words.map { max(TableText.narrowest, $0.max() ?? 0) }
        return shrunk(widths, noneBelow: wholeWords)
            ?? shrunk(widths, noneBelow: widths.map { _ in TableText.narrowest })
    }

    /// Narrows the widest columns first, and none below its minimum; returns nil if that is not enough.
    private func shrunk(_ widths: [Int], noneBelow least: [Int]) -> [Int]? {
        var widths = widths
        var excess = widths.reduce(0, +) + TableText.gap.count * (columns.count - 1) - width
        while excess > 0 {
            let wide = widths.indices.filter { widths[$0] > least[$0] }
            guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private static func text(_ cell: Listing.Cell) -> String {
        switch cell {
        case .nothing: ""
        case .integer(let number): String(number)
        case .real(let number): "\(number)"
        case .text(let text): SafeText.whole(text)
        case .bytes(let bytes): "x'\(bytes.hexadecimal)'"
        }
    }
}

extension Listing.Cell {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .real: true
        case .nothing, .text, .bytes: false
        }
    }
}

extension SafeText {
    /// Returns all of a text, made safe; a blank text stays blank.
    fileprivate static func whole(_ text: String) -> String {
        text.allSatisfy { $0 == " " } ? text : of(text, limit: .max)
    }
}
