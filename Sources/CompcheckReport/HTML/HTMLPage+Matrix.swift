internal import CompcheckModel

/// The matrix as the page shows it before filtering, and as it is printed.
struct HTMLMatrix {
    /// A jurisdiction.
    struct Column {
        let code: String
        let name: String
    }

    /// A service, or a group of services with the same answers in all jurisdictions.
    struct Line {
        let title: String
        let details: String
        let cells: [Cell]
    }

    /// The answer for a service in a jurisdiction; all members are nil if it is not used there.
    struct Cell {
        let verdict: String?
        let sign: String?
        let word: String?
        /// The worst possible verdict, if it is worse than the verdict.
        let worst: String?
        /// `waived` if a finding is waived, else nil.
        let waived: String?
        let anchor: String?
        let label: String?
    }

    let columns: [Column]
    let lines: [Line]
    /// The number of lines and columns that are not shown; nil if all are.
    let rest: String?
    /// The number of services that the page leaves out; nil if there are none.
    let cut: String?
}

/// The services of the matrix, sorted for the page.
struct HTMLMatrixRows {
    /// Services with the same answers in all jurisdictions.
    struct Shape {
        let cells: [Matrix.Cell]
        var rows: [Matrix.Row] = []
    }

    /// The limit for the estimated bytes of names and cells; further services are left out.
    private static let byteLimit = 5_000_000

    /// The jurisdictions in column order, as indices: those with the worst uses first, then by code.
    let jurisdictions: [Int]
    /// The services, grouped by equal cells, the weightiest first.
    private(set) var shapes: [Shape] = []
    /// The number of services in all shapes.
    private(set) var count = 0

    init(_ matrix: Matrix) {
        var worst = [Int](repeating: .max, count: matrix.jurisdictions.count)
        var positions: [[Matrix.Cell]: Int] = [:]
        var bytes = 0
        for row in matrix.rows.elements {
            bytes += row.id.utf8.count + (row.name?.utf8.count ?? 0) + (row.owner?.utf8.count ?? 0) + 24
            if positions[row.cells] == nil { bytes += row.cells.count * 8 }
            guard bytes <= HTMLMatrixRows.byteLimit else { break }
            let position = positions[row.cells] ?? shapes.count
            if position == shapes.count {
                positions[row.cells] = position
                shapes.append(Shape(cells: row.cells))
            }
            shapes[position].rows.append(row)
            count += 1
            for cell in row.cells { worst[cell.jurisdiction] = min(worst[cell.jurisdiction], cell.section.rank) }
        }
        jurisdictions = worst.indices.filter { worst[$0] < .max }
            .sorted { (worst[$0], matrix.jurisdictions[$0].text) < (worst[$1], matrix.jurisdictions[$1].text) }
    }
}

extension HTMLPage {
    /// The maximum number of lines and columns on display; the script uses the same numbers.
    static let lineLimit = 60
    static let columnLimit = 24
    /// The maximum number of columns at which cells have room for a whole verdict.
    static let wideColumnLimit = 8

    /// Returns the matrix as it looks before filtering.
    func view(_ sorted: HTMLMatrixRows) -> HTMLMatrix {
        let jurisdictions = sorted.jurisdictions.prefix(HTMLPage.columnLimit)
        let isGrouped = sorted.count > HTMLPage.lineLimit
        let lines: [HTMLMatrix.Line] = sorted.shapes.prefix(HTMLPage.lineLimit).flatMap { shape in
            let cells = Dictionary(shape.cells.map { ($0.jurisdiction, $0) }) { first, _ in first }
            let views = jurisdictions.map { view(cells[$0], isWide: jurisdictions.count <= HTMLPage.wideColumnLimit) }
            guard isGrouped, shape.rows.count > 1 else {
                return shape.rows.map { row in
                    let people = [row.name, row.owner].compactMap(\.self).map { SafeText.of($0, limit: 80) }
                    return HTMLMatrix.Line(
                        title: SafeText.of(row.id, limit: 80),
                        details: people.joined(separator: " · "),
                        cells: views,
                    )
                }
            }
            let ids = shape.rows.prefix(3).map { SafeText.of($0.id, limit: 80) }.joined(separator: ", ")
            return [
                HTMLMatrix.Line(
                    title: counted(shape.rows.count, "service") + " alike",
                    details: ids + (shape.rows.count > 3 ? ", …" : ""),
                    cells: views,
                )
            ]
        }
        let cut = summary.services - sorted.count
        return HTMLMatrix(
            columns: jurisdictions.map {
                let code = matrix.jurisdictions[$0]
                return HTMLMatrix.Column(
                    code: SafeText.of(code.text),
                    name: jurisdictionNames[code] ?? SafeText.of(code.text),
                )
            },
            lines: lines,
            rest: rest(sorted),
            cut: cut > 0 ? "\(counted(cut, "more service")) left out, the least weighty: see the JSON report." : nil,
        )
    }

    private func rest(_ sorted: HTMLMatrixRows) -> String? {
        let lines = sorted.shapes.count - HTMLPage.lineLimit
        let columns = sorted.jurisdictions.count - HTMLPage.columnLimit
        let rest = [
            lines > 0 ? counted(lines, "more line") : nil, columns > 0 ? counted(columns, "more place") : nil,
        ]
        let words = listed(rest.compactMap(\.self))
        return words.isEmpty ? nil : words
    }

    private func view(_ cell: Matrix.Cell?, isWide: Bool) -> HTMLMatrix.Cell {
        guard let cell else {
            return HTMLMatrix.Cell(
                verdict: nil,
                sign: nil,
                word: nil,
                worst: nil,
                waived: nil,
                anchor: nil,
                label: nil,
            )
        }
        let section = cell.section
        func word(_ verdict: Verdict) -> String { isWide ? verdict.rawValue : verdict.brief }
        return HTMLMatrix.Cell(
            verdict: section.verdict.rawValue,
            sign: section.verdict.sign,
            word: word(section.verdict),
            worst: section.atWorst > section.verdict ? word(section.atWorst) : nil,
            waived: isWaived(cell) ? "waived" : nil,
            anchor: anchor(of: cell),
            label: section.displayText + (isWaived(cell) ? ", with waived findings" : ""),
        )
    }

    /// Whether a finding of the use is waived.
    func isWaived(_ cell: Matrix.Cell) -> Bool { cell.group.map(waivedGroups.contains) ?? false }

    /// Returns the anchor of the use's group, or of its section if the group is not on the page.
    func anchor(of cell: Matrix.Cell) -> String {
        if let anchor = cell.group.flatMap({ groupAnchors[$0] }) { return anchor }
        return "s\((ranked.firstIndex { $0.section == cell.section } ?? 0) + 1)"
    }
}

extension Verdict {
    /// A short form of the verdict for a cell of the matrix.
    var brief: String {
        switch self {
        case .prohibited: "prohib."
        case .restricted: "restr."
        case .undetermined: "undet."
        case .permitted: "permit."
        case .unregulated: "unreg."
        }
    }
}
