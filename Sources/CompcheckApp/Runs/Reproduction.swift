internal import CompcheckComparison
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckReport
package import CompcheckStore

/// The result of evaluating a recorded run again.
package struct Reproduction {
    /// The greatest number of differing uses to list.
    private static let most = 20

    private let run: RecordedRun
    private let recordedBy: String
    private var uses = 0
    /// The number of uses that differ, and below the lines about the first of them.
    private var differing = 0
    private var messages: [String] = []

    /// Evaluates the inventory in a file with the rules of a run, and compares each use with the recorded one.
    /// - Throws: `BadInput`, if the inventory can no longer be read; `StoreError`, if the record cannot.
    package init(of run: RecordedRun, from path: String) throws {
        self.run = run
        recordedBy = run.audit.toolVersion
        let audit = run.audit
        var recorded = RecordedCursor(run.uses)
        var evaluator = try UseEvaluator(audit, findsAlternatives: true)
        let (was, now) = (UseLine(audit), UseLine(audit))
        let services = ServiceStream(.file(path, name: audit.inventory), audit.rulebook.catalogue, wantsDigest: false)
        _ = try services.handOut { service in
            try evaluator.evaluate(service) { use in
                uses += 1
                let before = try recorded.next()
                // New findings depend on another run, which may be gone, so they are taken as recorded.
                let use = use.with(new: before?.new)
                if let before, was.bytes(of: before) == now.bytes(of: use) { return }
                differ(before, use)
            }
        }
        while let gone = try recorded.next() { differ(gone, nil) }
    }

    package var isIdentical: Bool { differing == 0 }

    /// The result, for people.
    package var displayText: String {
        let tools = recordedBy == ToolVersion.current ? "" : ", which compcheck \(recordedBy) had judged"
        let sum = "\(plural(uses, "use"))\(tools)".terminalSafe
        if isIdentical { return "run \(run.id): identical: \(sum)\n" }
        let rest = differing - messages.count
        let more = rest > 0 ? ["  … and \(rest) more"] : []
        let head = "run \(run.id): differs: \(differing) of \(sum)"
        return ([head] + messages.map { "  " + $0.terminalSafe } + more).map { $0 + "\n" }.joined()
    }

    private mutating func differ(_ before: Use?, _ after: Use?) {
        differing += 1
        guard messages.count < Reproduction.most, let use = after ?? before else { return }
        let compared = ComparedUse(
            service: use.service,
            jurisdiction: use.jurisdiction,
            before: before?.answer,
            after: after?.answer,
        )
        let verdicts = [before, after].map { $0?.answer.verdict.rawValue ?? "nothing" }
        let changes = compared.changes.map { "\($0.kind.rawValue) \($0.latest.rule.id.text)" }
        let what = changes.isEmpty ? ["the same findings, but not all else that is told of them"] : changes
        messages.append(
            "\(use.service.id) in \(use.jurisdiction.text): \(verdicts[0]) → \(verdicts[1]): "
                + what.joined(separator: ", ")
        )
    }
}

/// The recorded uses, one by one.
private struct RecordedCursor {
    private var uses: RecordedUses
    private var batch: [Use] = []
    private var position = 0

    init(_ uses: RecordedUses) { self.uses = uses }

    mutating func next() throws -> Use? {
        if position == batch.count {
            guard let more = try uses.nextBatch() else { return nil }
            (batch, position) = (more, 0)
        }
        position += 1
        return batch[position - 1]
    }
}

/// Everything that reports contain about a use, as one line.
private final class UseLine {
    private var reporter: any Reporter
    private var buffer = OutputBuffer()

    init(_ audit: Audit) { reporter = ReportFormat.ndjson.reporter(for: audit, options: ReportOptions(allUses: true)) }

    func bytes(of use: Use) -> [UInt8] {
        buffer = OutputBuffer()
        reporter.report(use, into: &buffer)
        let alternative = use.alternative.map { "\($0.offering.id.text) \($0.answer.verdict) \($0.lacks)" } ?? ""
        return Array(buffer.bytes) + Array(alternative.utf8)
    }
}
