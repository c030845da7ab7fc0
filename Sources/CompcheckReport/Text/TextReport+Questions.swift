internal import CompcheckModel

extension TextReport {
    /// Writes what the inventory should state and how many uses that settles, most uses first.
    mutating func writeQuestions() {
        let (questions, contested) = (aggregator.questions, aggregator.sourceDoubts)
        guard !questions.isEmpty || !contested.isEmpty else { return }
        let uses = aggregator.groups.keys.filter(\.isInDoubt).reduce(0) { $0 + aggregator.uses(in: $1) }
        page.heading("QUESTIONS", right: "\(counted(uses, "use")) in doubt")
        for (doubt, sample) in questions.prefix(room) {
            page.paragraph(
                [
                    "state ", .bold(listed(distinct(doubt.missing.flatMap(\.inventoryKeys)))),
                    Span(" for \(counted(sample.services, "service")): \(settles(doubt, sample))"),
                ],
                hanging: 2,
            )
            page.paragraph(sample.spans, indent: 4)
        }
        if questions.count > room {
            let rest = questions.dropFirst(room)
            let settled = rest.reduce(0) { $0 + $1.sample.uses }
            writeRest("\(counted(rest.count, "more question")) about \(counted(settled, "use"))", indent: 0)
        }
        for (doubt, sample) in contested.prefix(room) {
            let sources = doubt.displayText { ids($0.map { RuleID($0) }) }
            page.paragraph([Span("no answer settles \(counted(sample.uses, "use")): \(sources)")], hanging: 2)
            page.paragraph(sample.spans, indent: 4)
        }
        if contested.count > room {
            let left = contested.dropFirst(room).reduce(0) { $0 + $1.sample.uses }
            writeRest("\(counted(left, "more use")) that no answer settles", indent: 0)
        }
    }

    /// Returns how many uses an answer settles, and what it leaves open.
    private func settles(_ doubt: UseAggregator.Doubt, _ sample: UseSample) -> String {
        let uses = counted(sample.uses, "use")
        if doubt.isSettledByInventory { return "settles \(uses)" }
        return "helps with \(uses), but no answer settles the rest: \(doubt.displayText { ids($0.map { RuleID($0) }) })"
    }
}
