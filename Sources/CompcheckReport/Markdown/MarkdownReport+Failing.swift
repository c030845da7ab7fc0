internal import CompcheckModel

extension MarkdownReport {
    /// The maximum number of rules of a group in the table.
    private static let most = 3

    /// Writes the uses that fail the audit, with a row for each group.
    mutating func writeFailing() {
        let sections = aggregator.sections.filter { audit.fails($0.verdict, $0.atWorst) }
        let groups = sections.flatMap(aggregator.ranked).filter {
            audit.fails($0.answer, waivers: $0.waivers, new: $0.new)
        }
        guard !groups.isEmpty else { return }
        line("\n### Failing\n")
        line("| service | places | verdict | rule | since | what to do | instead |")
        line("| --- | --- | --- | --- | --- | --- | --- |")
        let entries = groups.map { (count: aggregator.samples[$0.sample].uses, entry: $0) }
        let ungrouped = sections.reduce(0) { $0 + (aggregator.ungrouped[$1] ?? 0) }
        lines(entries, upTo: 70, "failing use", besides: ungrouped) { $0.row($1) }
    }

    private func row(_ group: Group) -> String {
        let sample = aggregator.samples[group.sample]
        let findings = Array(group.newFirst(group.answer.binding).prefix(MarkdownReport.most))
        let more = group.answer.binding.count - findings.count
        let rest = sample.services - sample.examples.count
        let services = sample.examples.map { MarkdownText.code($0.id) }
        let jurisdictions = sample.examples.map { example in
            let rest = example.jurisdictionCount - example.jurisdictions.count
            let jurisdictions = example.jurisdictions.map { MarkdownText.of($0.text) }
            return (jurisdictions + (rest > 0 ? ["\(grouped(rest)) more"] : [])).joined(separator: ", ")
        }
        let day = audit.question.asOf == audit.today ? [] : ["as of \(audit.question.asOf)"]
        let cells = [
            services + (rest > 0 ? [counted(rest, "more service")] : []),
            jurisdictions + (rest > 0 ? ["\(counted(sample.uses, "use")) in all"] : []),
            ["<strong>\(group.answer.displayText)</strong>"] + day,
            findings.map { name($0, group) } + (more > 0 ? [counted(more, "more rule")] : []),
            findings.map(since),
            advice(findings),
            [sample.instead.map(MarkdownText.of) ?? ""],
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
        if finding.standing == .uncertain {
            return "perhaps before it was seen on \(finding.rule.lifecycle.firstDay.map { "\($0)" } ?? "a later day")"
        }
        let isObserved = finding.rule.lifecycle.beginning(of: finding.since)?.kind == .observed
        return (isObserved ? "seen " : "") + "\(finding.since)"
    }

    /// Returns what settles doubts, meets requirements, and what the rules advise, without duplicates.
    private func advice(_ findings: [Finding]) -> [String] {
        var advice: [String] = []
        for finding in findings {
            if !finding.questions.isEmpty {
                let words = listed(finding.questions.flatMap(\.inventoryKeys))
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
