package import CompcheckModel
internal import CompcheckReport

/// A list of recorded runs.
///
/// The same runs give the same bytes.
package struct RunListing: Sendable {
    private static let titles = ["run", "started (UTC)", "as of", "status", "result"]

    private let runs: [RunRecord]
    private let total: Int

    /// Lists some runs in their order; `total` also counts those that are not listed.
    package init(_ runs: [RunRecord], of total: Int) {
        self.runs = runs
        self.total = total
    }

    /// Renders the list for people: each run's result, and below it the inventory, the person who ran it, and the
    /// counts.
    ///
    /// - Parameters:
    ///   - width: the maximum line width in columns; less than 40 counts as 40.
    ///   - colour: whether to use colour.
    /// - Returns: the lines, each with its line end.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        let rows = runs.map { run in
            [
                "\(run.number)", run.startedAt.displayText, "\(run.question.asOf)",
                run.prunedAt == nil ? run.status.rawValue : "pruned", run.result,
            ]
        }
        let widths = RunListing.titles.indices.map { column in
            ([RunListing.titles] + rows).map { $0[column].count }.max() ?? 0
        }
        let indent = widths[0] + 2
        if !runs.isEmpty { page.paragraph([.dim(line(RunListing.titles, widths))], hanging: indent) }
        for (run, row) in zip(runs, rows) {
            page.paragraph([.bold(line(row, widths))], hanging: indent)
            let who = run.ranBy.map { ", by " + SafeText.of($0, limit: 60) } ?? ""
            page.paragraph([Span(Setting.describe(run.inventory) + who)], indent: indent, hanging: indent + 2)
            for reason in run.reasons(1) ?? [] {
                page.paragraph([Span(reason)], indent: indent, hanging: indent + 2)
            }
            page.paragraph(run.verdictSpans, indent: indent, hanging: indent + 2)
        }
        if !runs.isEmpty { page.blank() }
        let rest = total - runs.count
        let more = rest > 0 ? "; \(grouped(rest)) more: see --limit" : ""
        page.paragraph([Span(counted(runs.count, "run") + more)])
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    /// The list as a table for machines; its columns are named as in the view `audit_run`.
    package var table: Listing {
        let columns =
            [
                "run", "status", "result", "exit_code", "started_at", "finished_at", "inventory", "organization",
                "as_of", "ran_by", "services", "uses",
            ] + Verdict.allCases.reversed().map(\.rawValue) + ["failure", "previous_run", "pruned_at"]
        let rows = runs.map { run -> [Listing.Cell] in
            let head: [Listing.Cell] = [
                .integer(run.number), .text(run.status.rawValue), .text(run.result), .whole(run.exitCode),
                .text(run.startedAt.description), .word(run.finishedAt?.description), .text(run.inventory),
                .word(run.organization), .text(run.question.asOf.description), .word(run.ranBy),
                .whole(run.services), .whole(run.uses),
            ]
            let verdicts = Verdict.allCases.reversed().map { Listing.Cell.whole(run.verdicts[$0]) }
            return head + verdicts + [
                .word(run.failure), run.previous.map { .integer($0) } ?? .nothing, .word(run.prunedAt?.description),
            ]
        }
        return Listing(columns: columns, rows: rows)
    }

    /// Joins cells into a row that breaks only between cells; the first cell is right-aligned.
    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).enumerated().map { column, pair in
            let blanks = String(repeating: "\u{A0}", count: pair.1 - pair.0.count)
            let cell = pair.0.replacing(" ", with: "\u{A0}")
            return column == 0 ? blanks + cell : column == cells.count - 1 ? cell : cell + blanks
        }
        return padded.joined(separator: "\u{A0} ")
    }
}

extension Listing.Cell {
    fileprivate static func whole(_ number: Int?) -> Listing.Cell { number.map { .integer(Int64($0)) } ?? .nothing }
    fileprivate static func word(_ text: String?) -> Listing.Cell { text.map { .text($0) } ?? .nothing }
}
