internal import CompcheckModel

extension TextReport {
    /// Writes what is asked of which inventory and which rules, and how it ends.
    mutating func writeHeader() {
        let inventory = SafeText.of(audit.inventory == "-" ? "standard input" : audit.inventory)
        let subject = summary.organization.name.map { SafeText.of($0) } ?? inventory
        page.paragraph([.bold("compcheck \(SafeText.of(audit.toolVersion)): audit of \(subject)")])
        page.blank()
        page.writeDay(audit.question.asOf, today: audit.today, audit.rulebook)
        page.writeRules(audit.rulebook, knownAt: audit.knownAt)
        let digest = summary.inventoryDigest.map { ", digest \(SafeText.of(String($0.prefix(12))))" }
        line("input", inventory + (digest ?? ""))
        for (rule, day) in audit.question.assumed.sorted(by: { $0.key < $1.key }) {
            line("assumed", "\(SafeText.of(rule.text)) in force from \(day)")
        }
        if !audit.question.without.isEmpty {
            line("without", audit.question.without.sorted().map { SafeText.of($0.text) }.joined(separator: ", "))
        }
        if !audit.question.wantsOutlook { line("outlook", "not looked at: what is coming and pending is not told") }
        writeOutcome()
    }

    private mutating func writeOutcome() {
        let bar = audit.failOn == .prohibited ? "prohibited" : "\(audit.failOn.rawValue) or worse"
        let doubt = audit.certainOnly ? "" : ", or may be,"
        let share = "\(grouped(summary.failing)) of \(counted(summary.uses, "use"))"
        if summary.uses == 0 {
            line("result", "nothing to audit: the inventory names no use")
        } else if summary.failing == 0 {
            let claim = audit.certainOnly ? "certainly \(bar); doubt is let pass" : "or may be \(bar)"
            page.labelled("result", [Span("PASS ", .verdict(.permitted)), Span("no use is \(claim)")], indent: 0)
        } else {
            let verb = summary.failing == 1 ? "is" : "are"
            let claim = "\(share) \(verb)\(doubt) \(bar)" + (audit.certainOnly ? "; doubt is let pass" : "")
            page.labelled("result", [Span("FAIL ", .verdict(.prohibited)), Span(claim)], indent: 0)
        }
        let counts = Verdict.allCases.reversed().compactMap { verdict -> [Span]? in
            let count = summary.verdicts[verdict]
            guard count > 0 else { return nil }
            return [Span("\(grouped(count))\u{A0}\(verdict.rawValue)", .verdict(verdict))]
        }
        if !counts.isEmpty { page.labelled("", [Span](counts, separatedBy: .dot), indent: 0) }
    }

    private mutating func line(_ label: String, _ text: String) {
        page.labelled(label, [Span(text)], indent: 0)
    }
}
