internal import CompcheckModel

extension TextReport {
    /// Writes what the inventory should state and how many uses that settles, most uses first.
    mutating func writeQuestions() {
        let (questions, contested) = (ledger.questions, ledger.contested)
        guard !questions.isEmpty || !contested.isEmpty else { return }
        let uses = ledger.groups.keys.filter(\.isInDoubt).reduce(0) { $0 + ledger.uses(in: $1) }
        page.heading("QUESTIONS", right: "\(counted(uses, "use")) in doubt")
        for (missing, crowd) in questions.prefix(room) {
            page.paragraph(
                [
                    "state ", .bold(listed(distinct(missing.flatMap(\.inventoryWords)))),
                    Span(" for \(counted(crowd.services, "service")): settles \(counted(crowd.uses, "use"))"),
                ],
                hanging: 2,
            )
            page.paragraph(crowd.spans, indent: 4)
        }
        if questions.count > room {
            let rest = questions.dropFirst(room)
            let settled = rest.reduce(0) { $0 + $1.crowd.uses }
            writeRest("\(counted(rest.count, "more question")) about \(counted(settled, "use"))", indent: 0)
        }
        for (rules, crowd) in contested.prefix(room) {
            let sources = "the source of \(ids(rules)) is doubtful or contested"
            page.paragraph([Span("no answer settles \(counted(crowd.uses, "use")): \(sources)")], hanging: 2)
            page.paragraph(crowd.spans, indent: 4)
        }
        if contested.count > room {
            let left = contested.dropFirst(room).reduce(0) { $0 + $1.crowd.uses }
            writeRest("\(counted(left, "more use")) that no answer settles", indent: 0)
        }
    }
}
