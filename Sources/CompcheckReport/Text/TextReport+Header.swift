internal import CompcheckModel

extension TextReport {
    /// Writes the question, the inventory, the rules, and the result.
    mutating func writeHeader() {
        let subject = summary.organization.name.map { SafeText.of($0) } ?? Setting.describe(audit.inventory)
        page.paragraph([.bold("compcheck \(SafeText.of(audit.toolVersion)): audit of \(subject)")])
        page.blank()
        Setting(audit).write(inventory: audit.inventory, digest: summary.inventoryDigest, to: &page)
        if !audit.question.wantsOutlook { line("outlook", "not looked at: what is coming and pending is not told") }
        if let news = summary.news(audit.baseline) { line("baseline", news) }
        writeOutcome()
    }

    private mutating func writeOutcome() {
        switch Outcome(summary, of: audit) {
        case .nothing(let claim): line("result", claim)
        case .passes(let claim):
            page.labelled("result", [Span("PASS ", .verdict(.permitted)), Span(claim)], indent: 0)
        case .fails(let claim):
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
