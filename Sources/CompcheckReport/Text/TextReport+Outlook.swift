internal import CompcheckModel

extension TextReport {
    /// Writes the changes by date, the nearest day first.
    mutating func writeComing() {
        let coming = aggregator.coming
        guard !coming.isEmpty else {
            writeCalm("coming", "no date up to \(audit.question.lastDay) changes an answer, as far as is recorded")
            return
        }
        page.heading("COMING", right: "until \(audit.question.lastDay)")
        let shown = room + room / 2
        for (day, outlookChange) in coming.prefix(shown) {
            page.labelled("\(day)", describe(outlookChange), indent: 0, labelWidth: 12)
            writeRules(of: outlookChange.effect, besides: nil, indent: 12)
            page.paragraph(outlookChange.sample.spans, indent: 12)
        }
        if coming.count > shown { writeRest(counted(coming.count - shown, "later change"), indent: 0) }
    }

    /// Writes the rules without a date in the outlook that would change answers by coming into force, one entry per
    /// rule.
    mutating func writePending() {
        let pending = aggregator.pending
        guard !pending.isEmpty else {
            writeCalm("pending", "no rule without a date would change an answer by coming into force")
            return
        }
        page.heading("PENDING", right: counted(pending.count, "rule"))
        let shown = room
        for (position, (id, outlookChanges)) in pending.prefix(shown).enumerated() {
            if position > 0 { page.blank() }
            writePending(id, outlookChanges)
        }
        guard pending.count > shown else { return }
        let rest = pending.dropFirst(shown).map(\.id)
        page.blank()
        page.paragraph([.dim("and \(counted(rest.count, "more rule")): "), Span(ids(rest))])
    }

    /// Writes that nothing changes, if the outlook was computed.
    private mutating func writeCalm(_ label: String, _ text: String) {
        guard audit.question.wantsOutlook, summary.uses > 0 else { return }
        guard label != "coming" || audit.question.horizon > 0 else { return }
        page.blank()
        page.labelled(label, [Span(text)], indent: 0)
    }

    private mutating func writePending(_ id: RuleID, _ outlookChanges: [OutlookChange]) {
        let rule = rule(id)
        let title = rule.map { SafeText.of($0.title, limit: 240) } ?? SafeText.of(id.text)
        page.paragraph([.bold(title)])
        var facts = [[Span(SafeText.of(id.text))]]
        if let rule { facts.insert([Span(rule.severity.rawValue)], at: 0) }
        page.paragraph([Span](facts), indent: 2)
        if let rule { label("stands", stands(rule)) }
        for outlookChange in outlookChanges.prefix(room) {
            label("changes", describe(outlookChange))
            writeRules(of: outlookChange.effect, besides: id, indent: 13)
            page.paragraph(outlookChange.sample.spans, indent: 13)
        }
        if outlookChanges.count > room {
            let uses = outlookChanges.dropFirst(room).reduce(0) { $0 + $1.sample.uses }
            label("", "and \(counted(uses, "use")) in other ways")
        }
        if let rule { writeBackground(rule) }
    }

    private func describe(_ outlookChange: OutlookChange) -> [Span] {
        let change = outlookChange.change
        let uses: [Span] = [.bold(counted(outlookChange.sample.uses, "use")), ": "]
        let after = Span(change.after.rawValue, .verdict(change.after))
        return uses
            + (change.before == change.after ? ["still ", after] : [Span("\(change.before.rawValue) → "), after])
    }

    private mutating func writeRules(of effect: Change.Effect, besides own: RuleID?, indent: Int) {
        for (sign, rules) in [("+ ", effect.appears.filter { $0 != own }), ("− ", effect.disappears)] {
            let shown = isLong ? 1 : 3
            for id in rules.prefix(shown) {
                page.paragraph([Span(sign)] + named(id), indent: indent, hanging: indent + 2)
            }
            if rules.count > shown {
                let rest = ids(Array(rules.dropFirst(shown)))
                page.paragraph([Span(sign), Span(rest)], indent: indent, hanging: indent + 2)
            }
        }
    }

    /// Describes the rule's standing: `pending: advanced 2024-05-22; then failed 2025-01-03`.
    private func stands(_ rule: Rule) -> String {
        let asOf = audit.question.asOf
        let events = rule.lifecycle.events
        var words = rule.lifecycle.standing(on: asOf)?.displayText ?? "not yet seen"
        if let last = events.last(where: { $0.day <= asOf }) { words += ": " + last.displayText }
        for later in events.filter({ $0.day > asOf }).prefix(2) { words += "; then " + later.displayText }
        return words
    }
}
