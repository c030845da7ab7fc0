internal import CompcheckModel

extension TextReport {
    /// Writes a finding: the rule, the reasons or missing facts, and, the first time, the authority and the advice.
    mutating func write(_ finding: Finding, _ reasons: Reasons?) {
        let rule = finding.rule
        page.paragraph([.bold(SafeText.of(rule.title, limit: 240))], indent: 2)
        var facts: [[Span]] = [
            [Span(rule.severity.rawValue)], [Span(finding.does)], [Span(SafeText.of(rule.id.text))],
        ]
        facts += otherDay
        if described.contains(rule.id) { facts.append([.dim("source and advice above")]) }
        page.paragraph([Span](facts), indent: 4)
        if let parts = reasons?.parts, !parts.isEmpty { label("why", [Span](parts)) }
        if let doubt = finding.doubt { label("unsure", doubt) }
        writeBackground(rule)
    }

    /// `as of DAY`, if that is not today: a copied finding must still say so.
    var otherDay: [[Span]] {
        audit.question.asOf == audit.today ? [] : [[.bold("as\u{A0}of\u{A0}\(audit.question.asOf)")]]
    }

    /// Writes a finding in a line or two, for a long report.
    mutating func writeBriefly(_ finding: Finding) {
        let rule = finding.rule
        let missing = finding.questions.map(\.rawValue).joined(separator: ", ")
        let source = finding.sourceDoubtText.map { "; only a source can tell \($0)" } ?? ""
        let doubt = (missing.isEmpty ? "" : "; not known: \(missing)") + source
        let day = audit.question.asOf == audit.today ? "" : "; as of \(audit.question.asOf)"
        page.paragraph(
            [
                Span("\(rule.severity.rawValue)\u{A0}· \(finding.does): "), .bold(SafeText.of(rule.id.text)),
                .dim(" (\(SafeText.of(rule.title)), \(authority(of: rule)))"), Span(doubt + day),
            ],
            indent: 2,
            hanging: 4,
        )
    }

    /// Writes a permission and the rules that it lifts.
    mutating func write(_ permission: Permission, _ isVaried: Bool) {
        let rule = permission.rule
        page.paragraph([.bold(SafeText.of(rule.title, limit: 240))], indent: 2)
        let verb = permission.certainty == .certain ? "" : "perhaps "
        let act =
            rule.requirement.map { "\(verb)met: \(SafeText.of($0.text))" }
            ?? "\(verb)\(rule.act(.does))\(rule.sinceText(in: audit.question))"
        var facts: [[Span]] = [[Span(act)], [Span(SafeText.of(rule.id.text))]]
        if described.contains(rule.id) { facts.append([.dim("source and advice above")]) }
        page.paragraph([Span](facts), indent: 4)
        for id in permission.lifts.prefix(room) { label("lifts", named(id)) }
        if permission.lifts.count > room { label("", ids(Array(permission.lifts.dropFirst(room)))) }
        if let evidence = permission.evidence { label("proof", proof(evidence, isVaried)) }
        writeBackground(rule)
    }

    /// Writes a permission on one line, if it does not decide the use or the report is brief.
    mutating func writeAside(_ permission: Permission, _ isVaried: Bool) {
        let rule = permission.rule
        // A doubtful permission needs its full description.
        if rule.confidence.isDoubtful { return write(permission, isVaried) }
        let doubt = permission.certainty == .certain ? "" : "?"
        let confidence = rule.confidence == .high ? "" : " (confidence: \(rule.confidence.rawValue))"
        let id = SafeText.of(rule.id.text) + confidence
        if let evidence = permission.evidence {
            label("met\(doubt)", "\(SafeText.of(evidence.requirement.text)) of \(id): \(proof(evidence, isVaried))")
        } else if permission.lifts.isEmpty {
            label("allowed\(doubt)", "by \(id)")
        } else {
            label("lifted\(doubt)", "\(ids(permission.lifts)) by \(id)")
        }
    }

    /// Writes the authority, the confidence, the requirement, the source and the advice; once per rule.
    mutating func writeBackground(_ rule: Rule) {
        guard described.insert(rule.id).inserted else { return }
        label("by", rule.saidBy(authority(of: rule)))
        if let id = rule.requirement, let requirement = requirement(id) {
            let guidance = requirement.guidance.map { ": " + SafeText.of($0, limit: 1000) } ?? ""
            label("needs", SafeText.of(requirement.title, limit: 240) + guidance)
        }
        if let source = rule.bestSource { label("source", source) }
        if let guidance = rule.guidance { label("do", SafeText.of(guidance, limit: 1000)) }
    }

    /// Writes a labelled paragraph below a rule.
    mutating func label(_ label: String, _ text: String) { self.label(label, [Span(text)]) }

    /// Writes a labelled paragraph below a rule.
    mutating func label(_ label: String, _ spans: [Span]) { page.labelled(label, spans, indent: 4) }

    private func proof(_ evidence: Evidence, _ isVaried: Bool) -> String {
        evidence.displayText + (isVaried ? "; other uses by other evidence" : "")
    }
}
