internal import CompcheckModel

extension MarkdownReport {
    /// The maximum number of rules of a group in the table.
    private static let most = 3

    /// Writes the uses that fail the audit, with a row for each group.
    mutating func writeFailing() {
        let sections = ledger.sections.filter { audit.fails($0.verdict, $0.atWorst) }
        let groups = sections.flatMap(ledger.ranked).filter {
            audit.fails($0.answer, waivers: $0.waivers, new: $0.new)
        }
        guard !groups.isEmpty else { return }
        line("\n### Failing\n")
        line("| service | places | verdict | rule | since | what to do | instead |")
        line("| --- | --- | --- | --- | --- | --- | --- |")
        let entries = groups.map { (count: ledger.crowds[$0.crowd].uses, entry: $0) }
        let ungrouped = sections.reduce(0) { $0 + (ledger.ungrouped[$1] ?? 0) }
        lines(entries, upTo: 70, "failing use", besides: ungrouped) { $0.row($1) }
    }

    private func row(_ group: Group) -> String {
        let crowd = ledger.crowds[group.crowd]
        let findings = Array(group.newFirst(group.answer.binding).prefix(MarkdownReport.most))
        let more = group.answer.binding.count - findings.count
        let rest = crowd.services - crowd.examples.count
        let services = crowd.examples.map { MarkdownText.code($0.id) }
        let places = crowd.examples.map { example in
            let rest = example.placeCount - example.places.count
            let places = example.places.map { MarkdownText.of($0.text) }
            return (places + (rest > 0 ? ["\(grouped(rest)) more"] : [])).joined(separator: ", ")
        }
        let day = audit.question.asOf == audit.today ? [] : ["as of \(audit.question.asOf)"]
        let cells = [
            services + (rest > 0 ? [counted(rest, "more service")] : []),
            places + (rest > 0 ? ["\(counted(crowd.uses, "use")) in all"] : []),
            ["<strong>\(group.answer.words)</strong>"] + day,
            findings.map { name($0, group) } + (more > 0 ? [counted(more, "more rule")] : []),
            findings.map(since),
            advice(findings),
            [crowd.instead.map(MarkdownText.of) ?? ""],
        ]
        return "| " + cells.map { $0.joined(separator: "<br>") }.joined(separator: " | ") + " |"
    }

    private func name(_ finding: Finding, _ group: Group) -> String {
        let rule = finding.rule
        let doubt = finding.certainty == .certain ? "" : "perhaps "
        let new = group.isNew(finding) ? "<strong>new</strong> " : ""
        return new + doubt + MarkdownText.link(rule.title, to: rule.references.first?.url) + " "
            + MarkdownText.code(rule.id.text)
    }

    private func since(_ finding: Finding) -> String {
        if finding.isAssumed { return "assumed from \(finding.since)" }
        let isObserved = finding.rule.lifecycle.beginning(of: finding.since)?.kind == .observed
        return (isObserved ? "seen " : "") + "\(finding.since)"
    }

    /// Returns what settles doubts, meets requirements, and what the rules advise, without duplicates.
    private func advice(_ findings: [Finding]) -> [String] {
        var advice: [String] = []
        for finding in findings {
            if !finding.missing.isEmpty {
                let words = listed(finding.missing.flatMap(\.inventoryWords))
                advice.append(MarkdownText.escaped("state \(words.replacing("`", with: "")) in the inventory"))
            } else if let doubt = finding.doubt {
                advice.append(doubt)
            }
            if let requirement = finding.rule.requirement.flatMap(requirement) {
                advice.append("needs \(MarkdownText.of(requirement.title, limit: 240))")
            }
            if let guidance = finding.rule.guidance { advice.append(MarkdownText.of(guidance, limit: 300)) }
        }
        var seen: Set<String> = []
        return advice.filter { seen.insert($0).inserted }
    }
}
