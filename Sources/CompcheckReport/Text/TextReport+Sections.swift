internal import CompcheckModel

extension TextReport {
    /// Writes the groups of uses: the worst possible verdict first, then the worst verdict.
    mutating func writeSections() {
        for section in aggregator.sections { write(section) }
    }

    private mutating func write(_ section: UseAggregator.Section) {
        let ungrouped = aggregator.ungrouped[section] ?? 0
        var title = section.verdict.rawValue.uppercased()
        if section.atWorst != section.verdict { title += ", MAY BE \(section.atWorst.rawValue.uppercased())" }
        page.heading(title, style: .verdict(section.atWorst), right: counted(aggregator.uses(in: section), "use"))
        let sorted = aggregator.ranked(section)
        var written = 0
        while written < min(room, sorted.count) {
            if written > 0 { page.blank() }
            write(sorted[written])
            written += 1
        }
        guard written < sorted.count else { return }
        let left = sorted.dropFirst(written).reduce(ungrouped) { $0 + aggregator.samples[$1.sample].uses }
        let more = counted(sorted.count - written, "other group")
        page.blank()
        writeRest("\(ungrouped > 0 ? "more than " : "")\(more) with \(counted(left, "use"))", indent: 0)
    }

    private mutating func write(_ group: Group) {
        let sample = aggregator.samples[group.sample]
        page.paragraph([.bold(counted(sample.uses, "use")), ": "] + sample.spans, hanging: 2)
        let findings = group.newFirst(group.answer.bindingFindings)
        let shown = room
        let isBrief = isLong
        for finding in findings.prefix(shown) {
            if isBrief { writeBriefly(finding) } else { write(finding, group.reasons[finding.rule.id]) }
            if group.isNew(finding), let baseline = audit.baseline { label("new", [.bold(baseline.since)]) }
            for waiver in finding.waived(by: group.waivers) { label("waived", waiver.displayText) }
        }
        writeRest(findings.dropFirst(shown).map(\.rule.id), "more rule")
        if let instead = sample.instead { label("instead", instead) }
        let permissions = group.answer.permissions
        for permission in permissions.prefix(shown) {
            let isVaried = group.variedProofs.contains(permission.rule.id)
            // What lets a use pass is told in full; beside what stops it, a line is enough.
            let isDeciding =
                group.answer.verdict == .permitted
                || group.answer.verdict == .unregulated && permission.rule.effect == .exempts
            if isDeciding, !isBrief {
                write(permission, isVaried)
            } else {
                writeAside(permission, isVaried)
            }
        }
        writeRest(permissions.dropFirst(shown).map(\.rule.id), "more permission")
        if group.answer.verdict == .unregulated, findings.isEmpty, !group.answer.isExempt {
            let all = audit.rulebook.rules.count
            let aside = group.hasNotes ? ", notes aside" : ""
            page.paragraph([Span("no rule of the \(grouped(all)) in this rulebook applies\(aside)")], indent: 4)
        }
    }

    private mutating func writeRest(_ rules: [RuleID], _ what: String) {
        guard !rules.isEmpty else { return }
        page.paragraph([.dim("and \(counted(rules.count, what)): "), Span(ids(rules))], indent: 4)
    }
}
