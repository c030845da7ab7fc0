internal import CompcheckModel
internal import CompcheckReport

extension ReportingOptions {
    /// Says on standard error what the reader of a machine's format would miss otherwise; the text report says it itself.
    func sayBesides(_ audit: Audit, _ summary: AuditSummary) {
        // Whoever asks for what is new expects that there is something old.
        if audit.baseline == .nothing { sayNews(audit) }
        guard format != .text || output != nil else { return }
        if audit.baseline != .nothing { sayNews(audit) }
        if audit.question.asOf != audit.today { Terminal.say("as of \(audit.question.asOf), which is not today") }
        if let instant = audit.knownAt { Terminal.say("with the rules as known at \(instant), not as known now") }
        let warnings = summary.notices.filter { $0.notice.kind != .recognized }
        for counted in warnings.prefix(20) { Terminal.say("warning: \(counted.notice.what)".shown) }
        if warnings.count > 20 { Terminal.say("… and \(warnings.count - 20) more warnings") }
        let uses = counted(summary.uses, "use") + " of " + counted(summary.services, "service")
        Terminal.say("\(uses), \(summary.failing) failing the audit")
    }

    private func sayNews(_ audit: Audit) {
        if let baseline = audit.baseline { Terminal.say(baseline.words) }
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
