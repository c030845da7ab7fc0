internal import CompcheckModel

/// Checks rules against each other: ids are unique, and overrides are valid.
struct RuleCheck {
    let names: KnownNames
    let log: ProblemLog

    func run(_ rules: [RuleReader.Placed]) {
        let byID = Dictionary(rules.map { ($0.rule.id, $0) }) { first, _ in first }
        checkIDs(rules)
        for placed in rules {
            for text in placed.overrides {
                guard let target = byID[RuleID(text.value)]?.rule else { continue }
                check(placed.rule, overriding: target, at: text)
            }
        }
        checkCycles(rules, byID)
    }

    private func checkIDs(_ rules: [RuleReader.Placed]) {
        var first: [RuleID: Entry] = [:]
        for placed in rules {
            if let earlier = first[placed.rule.id] {
                let node = placed.entry["id"] ?? placed.entry.node
                placed.entry.note("is already defined at \(earlier.position.displayText)", at: node)
            } else {
                first[placed.rule.id] = placed.entry
            }
        }
    }

    private func check(_ rule: Rule, overriding target: Rule, at text: Entry.Text) {
        if rule.effect == .notes { return log.note(text.position.problem("a `notes` rule cannot override another")) }
        if target.effect == .notes {
            return log.note(text.position.problem("\(said: target.id) is a `notes` rule: it has nothing to override"))
        }
        let authorities = names.index.catalogue.authorities
        guard let own = authorities.first(where: { $0.id == rule.authority }),
            let other = authorities.first(where: { $0.id == target.authority })
        else { return }
        switch (own.kind.isPublic, other.kind.isPublic) {
        case (false, false): break
        case (false, true):
            let what = "private authority \(said: own.id) cannot override the law"
            log.note(text.position.problem(what + ": \(said: target.id) belongs to \(said: other.id)"))
        case (true, false):
            let what = "public authority \(said: own.id) cannot override a private party"
            log.note(text.position.problem(what + ": \(said: target.id) belongs to \(said: other.id)"))
        case (true, true):
            guard own.id != other.id, !shareJurisdiction(own, other) else { return }
            let what = "\(said: own.id) has no say over \(said: target.id), which belongs to \(said: other.id)"
            log.note(text.position.problem(what + ": their jurisdictions differ"))
        }
    }

    /// Returns whether two bodies have the same jurisdiction, or one has a group that contains the other's.
    private func shareJurisdiction(_ one: Authority, _ other: Authority) -> Bool {
        guard let first = one.jurisdiction, let second = other.jurisdiction else { return false }
        func holds(_ group: String, _ code: String) -> Bool {
            let chain = names.index.jurisdictions.chain(of: JurisdictionCode(code))
            return names.index.groups[GroupID(group)]?.members.contains { chain.contains($0.code) } ?? false
        }
        return first == second || holds(first, second) || holds(second, first)
    }

    /// Logs each cycle of overrides as one problem.
    private func checkCycles(_ rules: [RuleReader.Placed], _ byID: [RuleID: RuleReader.Placed]) {
        var settled: Set<RuleID> = []
        for placed in rules {
            // Iterative with its own stack, because a chain of overrides may be as long as the folder.
            var path: [(id: RuleID, next: Int)] = [(placed.rule.id, 0)]
            var onPath: Set<RuleID> = [placed.rule.id]
            while let (id, next) = path.last {
                let targets = settled.contains(id) ? [] : byID[id]?.rule.overrides ?? []
                guard next < targets.count else {
                    settled.insert(id)
                    onPath.remove(id)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let target = targets[next]
                if onPath.contains(target) {
                    let circle = path.map(\.id).drop { $0 != target } + [target]
                    let shown = circle.map { "\(said: $0)" }.joined(separator: " overrides ")
                    let link = byID[id] ?? placed
                    let position = link.overrides.first { $0.value == target.text }?.position ?? link.entry.position
                    log.note(position.problem("overrides form a cycle: \(shown)"))
                } else if !settled.contains(target) {
                    path.append((target, 0))
                    onPath.insert(target)
                }
            }
        }
    }
}
