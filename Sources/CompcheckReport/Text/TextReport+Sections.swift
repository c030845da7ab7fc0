internal import CompcheckModel

extension TextReport {
    /// Writes the groups of uses: the worst possible verdict first, then the worst verdict.
    mutating func writeSections() {
        for section in ledger.sections { write(section) }
    }

    private mutating func write(_ section: Ledger.Section) {
        let ungrouped = ledger.ungrouped[section] ?? 0
        var title = section.verdict.rawValue.uppercased()
        if section.atWorst != section.verdict { title += ", MAY BE \(section.atWorst.rawValue.uppercased())" }
        page.heading(title, style: .verdict(section.atWorst), right: counted(ledger.uses(in: section), "use"))
        let sorted = ledger.ranked(section)
        var written = 0
        while written < min(room, sorted.count) {
            if written > 0 { page.blank() }
            write(sorted[written])
            written += 1
        }
        guard written < sorted.count else { return }
        let left = sorted.dropFirst(written).reduce(ungrouped) { $0 + ledger.crowds[$1.crowd].uses }
        let more = counted(sorted.count - written, "other group")
        page.blank()
        writeRest("\(ungrouped > 0 ? "more than " : "")\(more) with \(counted(left, "use"))", indent: 0)
    }

    private mutating func write(_ group: Group) {
        let crowd = ledger.crowds[group.crowd]
        page.paragraph([.bold(counted(crowd.uses, "use")), ": "] + crowd.spans, hanging: 2)
        let findings = group.newFirst(group.answer.bonds)
        let shown = room
        let isBrief = isLong
        for finding in findings.prefix(shown) {
            if isBrief { writeBriefly(finding) } else { write(finding, group.reasons[finding.rule.id]) }
            if group.isNew(finding), let baseline = audit.baseline { label("new", [.bold(baseline.since)]) }
            for waiver in finding.waived(by: group.waivers) { label("waived", waiver.words) }
        }
        writeRest(findings.dropFirst(shown).map(\.rule.id), "more rule")
        if let instead = crowd.instead { label("instead", instead) }
        let permissions = group.answer.permissions
        for permission in permissions.prefix(shown) {
            let isVaried = group.variedProofs.contains(permission.rule.id)
            if group.answer.verdict == .permitted, !isBrief {
                write(permission, isVaried)
            } else {
                writeAside(permission, isVaried)
            }
        }
        writeRest(permissions.dropFirst(shown).map(\.rule.id), "more permission")
        if group.answer.verdict == .unregulated, findings.isEmpty {
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
