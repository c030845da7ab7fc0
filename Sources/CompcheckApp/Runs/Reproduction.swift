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
                let isOlder = audit.language < .current
                let use = (isOlder ? use.withoutDoubts : use).with(new: before?.new)
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
        let (then, now) = (run.audit.language.version, Language.current.version)
        let language = then == now ? "" : "; recorded by version \(then) of the language, and judged by version \(now)"
        let sum = "\(plural(uses, "use"))\(tools)\(language)".terminalSafe
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
        let changes = compared.changes.map { change in
            "\(change.kind.rawValue) \(change.latest.rule.id.text)" + (change.reason.map { " (\($0))" } ?? "")
        }
        let what = changes.isEmpty ? Reproduction.others(before, after) : changes
        messages.append(
            "\(use.service.id) in \(use.jurisdiction.text): \(verdicts[0]) → \(verdicts[1]): "
                + what.joined(separator: ", ")
        )
    }
}

extension Reproduction {
    /// Returns what differs where all findings are the same.
    private static func others(_ before: Use?, _ after: Use?) -> [String] {
        guard let before, let after else { return ["no findings"] }
        func rules(_ use: Use) -> [String] {
            use.answer.permissions.map { "\($0.rule.id) \($0.certainty) \($0.lifts)" }
        }
        let parts = [
            rules(before) == rules(after) ? nil : "other permissions",
            before.answer.outlook == after.answer.outlook ? nil : "another outlook",
            before.alternative?.offering.id == after.alternative?.offering.id ? nil : "another alternative",
        ].compactMap(\.self)
        return parts.isEmpty ? ["the same findings, but not all else that is told of them"] : parts
    }
}

extension Use {
    /// The same use as an older version of the language has it, which told no doubts.
    fileprivate var withoutDoubts: Use {
        let findings = answer.findings.map { finding in
            Finding(
                rule: finding.rule,
                standing: finding.standing,
                since: finding.since,
                isAssumed: finding.isAssumed,
                certainty: finding.certainty,
                missing: finding.missing,
                because: finding.because,
            )
        }
        let answer = Answer(
            verdict: answer.verdict,
            atWorst: answer.atWorst,
            findings: findings,
            permissions: answer.permissions,
            outlook: answer.outlook,
        )
        return Use(
            service: service,
            jurisdiction: jurisdiction,
            answer: answer,
            alternative: alternative,
            waivers: waivers,
            new: new,
        )
    }
}

extension FindingChange {
    /// Why the finding came out otherwise, as far as the findings tell; nil if they do not.
    fileprivate var reason: String? {
        guard let after else {
            let open = (before?.missing ?? []).map(\.rawValue).joined(separator: ", ")
            return open.isEmpty ? nil : "no longer open: \(open)"
        }
        guard after.certainty == .possible else {
            let new = after.because.filter { before?.because.contains($0) != true }
            let reasons = new.map { "\($0.attribute.rawValue) \($0.values.joined(separator: ", "))" }
            return reasons.isEmpty ? nil : "because of " + reasons.joined(separator: "; ")
        }
        let missing = after.missing.filter { before?.missing.contains($0) != true }.map(\.rawValue)
        let source = after.standing == .uncertain ? after.rule.lifecycle.uncertainText.trimmed : nil
        let parts = [
            missing.isEmpty ? nil : "not known: " + missing.joined(separator: ", "),
            source,
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
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

extension String {
    /// The text without the comma and the blank that it begins with.
    fileprivate var trimmed: String { String(drop { $0 == "," || $0 == " " }) }
}
