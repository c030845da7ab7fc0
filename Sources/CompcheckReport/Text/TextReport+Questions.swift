internal import CompcheckModel

extension TextReport {
    /// Writes what to state in the inventory, and how much that settles; the answer that settles most comes first.
    mutating func writeQuestions() {
        let doubts = ledger.doubts.map { (doubt: $0.key, crowd: ledger.crowds[$0.value]) }
        let questions = doubts.filter { !$0.doubt.missing.isEmpty }.sorted { left, right in
            if left.crowd.uses != right.crowd.uses { return left.crowd.uses > right.crowd.uses }
            return left.doubt.missing.map(\.rawValue).lexicographicallyPrecedes(right.doubt.missing.map(\.rawValue))
        }
        let contested = doubts.filter(\.doubt.missing.isEmpty).sorted { left, right in
            if left.crowd.uses != right.crowd.uses { return left.crowd.uses > right.crowd.uses }
            return left.doubt.contested.lexicographicallyPrecedes(right.doubt.contested)
        }
        guard !doubts.isEmpty else { return }
        let uses = ledger.groups.keys.filter(\.isInDoubt).reduce(0) { $0 + ledger.uses(in: $1) }
        page.heading("QUESTIONS", right: "\(counted(uses, "use")) in doubt")
        for (doubt, crowd) in questions.prefix(room) {
            page.paragraph(
                [
                    "state ", .bold(listed(doubt.missing.flatMap(\.inventoryWords).uniqued())),
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
        for (doubt, crowd) in contested.prefix(room) {
            let sources = "the source of \(ids(doubt.contested)) is doubtful or contested"
            page.paragraph([Span("no answer settles \(counted(crowd.uses, "use")): \(sources)")], hanging: 2)
            page.paragraph(crowd.spans, indent: 4)
        }
        if contested.count > room {
            let left = contested.dropFirst(room).reduce(0) { $0 + $1.crowd.uses }
            writeRest("\(counted(left, "more use")) that no answer settles", indent: 0)
        }
    }
}

extension Array where Element: Hashable {
    /// The elements, each once, in order of first appearance.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
