internal import CompcheckModel
internal import CompcheckReport

/// What the reader of a machine's format would miss otherwise; the text report has it already.
struct AuditNotes {
    /// So many warnings are printed one by one.
    private static let mostWarnings = 20

    private let audit: Audit
    private let summary: AuditSummary
    private let isTextPrinted: Bool

    init(_ audit: Audit, _ summary: AuditSummary, _ reports: ReportsRequest) {
        self.audit = audit
        self.summary = summary
        isTextPrinted = reports.targets.contains { $0.format == .text && $0.file == nil }
    }

    /// Prints it as talk.
    func print(in environment: AppEnvironment) {
        for line in lines { environment.printError(line) }
    }

    private var lines: [String] {
        // A user who asks for new findings expects a baseline, so say in any format that there is none.
        let isAllNew = audit.baseline == .nothing
        var lines = isAllNew ? [audit.baseline?.displayText].compactMap(\.self) : []
        if isTextPrinted { return lines }
        if !isAllNew, let baseline = audit.baseline { lines.append(baseline.displayText) }
        if audit.question.asOf != audit.today { lines.append("as of \(audit.question.asOf), which is not today") }
        if let instant = audit.knownAt { lines.append("with the rules as known at \(instant), not as known now") }
        let warnings = summary.notices.filter { $0.notice.kind != .recognized }
        lines += warnings.prefix(AuditNotes.mostWarnings).map { "warning: \($0.notice.what)".terminalSafe }
        let rest = warnings.count - AuditNotes.mostWarnings
        if rest > 0 { lines.append("… and \(rest) more warnings") }
        let uses = plural(summary.uses, "use") + " of " + plural(summary.services, "service")
        return lines + ["\(uses), \(summary.failing) failing the audit"]
    }
}
