internal import CompcheckModel

/// By what a finding came, went or changed from one run to another.
package enum ChangeCause: String, CaseIterable, Comparable, Sendable {
    /// The inventory: the use came or went, or the file says something else.
    case inventory
    /// What was held to be the rules: a rule or the catalogue differs, or what was assumed or left out.
    case rule
    /// The day in question: a rule came into force or ceased to be, a group's members or evidence changed by date.
    case date
    /// Another version of compcheck, which may answer otherwise.
    case program

    /// In the order in which they are told.
    package static func < (left: ChangeCause, right: ChangeCause) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .inventory: 0
        case .rule: 1
        case .date: 2
        case .program: 3
        }
    }
}

/// Two finished runs, and by what their findings differ.
///
/// A run answers from three things: an inventory, the rules (with what is assumed and left out) and a day. What a run
/// had is recorded, except for the words of the inventory: of those there is a digest. So the cause of a change is
/// worked out in this order, and the first that applies is told:
///
/// 1. The use is in one run only: the **inventory**.
/// 2. The rule could not have had the finding in the other run, or only of another standing: what turned it. The
///    **rule**, if the later rules turn it on the earlier day already; the **date**, if the earlier rules turn it by the
///    later day; both, if each alone does, or only the two together.
/// 3. Evidence that met the rule's requirement in one run lies, by its dates, outside the other's day: the **date**.
/// 4. The finding's effect or severity is another, and nothing else of it: the **rule**.
/// 5. Otherwise everything that can have had a part in it: the **inventory**, if its digest differs; the **rule**, if
///    what decides differs in it, in a rule that overrides it (and so on), in a group that one of them names, or in the
///    catalogue's places, vendors or offerings, or turned one of those rules; the **date**, if it turned one of them or
///    the members of such a group; the **program**, if its version differs.
/// 6. If that is nothing, whatever differs at all; and if nothing does, the **program**.
///
/// In 1 to 4 the finding would not have changed without what is told. In 5 and 6 one cause is certain if it is the
/// only one that is told; several cannot be told apart.
package struct RunPair: Sendable {
    /// The earlier run, or the one that is compared with.
    package let before: ComparedRun
    /// The later run.
    package let after: ComparedRun
    private let turns: [RuleID: Set<ChangeCause>]
    private let parts: [RuleID: Set<ChangeCause>]

    /// A pair of runs.
    package init(_ before: ComparedRun, _ after: ComparedRun) {
        (self.before, self.after) = (before, after)
        let ids = Set(before.rules.keys).union(after.rules.keys)
        let turns = Dictionary(uniqueKeysWithValues: ids.map { ($0, RunPair.turn(of: $0, before, after)) })
        self.turns = turns
        let catalogue = CatalogueDifference(before, after)
        parts = Dictionary(
            uniqueKeysWithValues: ids.map { id in
                let related = RunPair.related(to: id, before, after)
                let causes = related.map { other in
                    (turns[other] ?? []).union(catalogue.causes(before.rules[other], after.rules[other]))
                }
                return (id, causes.reduce(into: []) { $0.formUnion($1) })
            }
        )
    }

    /// What differs at all between the runs.
    package var differences: Set<ChangeCause> {
        var causes: Set<ChangeCause> = []
        if inventoryDiffers { causes.insert(.inventory) }
        let isSameRulebook = before.record.rulebookDigest == after.record.rulebookDigest
        if !isSameRulebook || !before.record.question.supposesTheSame(as: after.record.question) {
            causes.insert(.rule)
        }
        if before.day != after.day { causes.insert(.date) }
        if before.record.toolVersion != after.record.toolVersion { causes.insert(.program) }
        return causes
    }

    /// By what a finding of a use changed, in a fixed order; never empty.
    package func causes(of change: FindingChange, in use: ComparedUse) -> [ChangeCause] {
        guard let old = use.before, let new = use.after else { return [.inventory] }
        let id = change.latest.rule.id
        if let turn = turns[id], !turn.isEmpty, isByTurn(change) { return turn.sorted() }
        if evidenceIsDated(change, old, new) { return [.date] }
        if let before = change.before, let after = change.after, before.certainty == after.certainty { return [.rule] }
        var causes = parts[id] ?? []
        if inventoryDiffers { causes.insert(.inventory) }
        if before.record.toolVersion != after.record.toolVersion { causes.insert(.program) }
        if causes.isEmpty { causes = differences }
        return causes.isEmpty ? [.program] : causes.sorted()
    }

    private var inventoryDiffers: Bool { before.record.inventoryDigest != after.record.inventoryDigest }

    /// Whether where the rule stands is enough to explain the change.
    private func isByTurn(_ change: FindingChange) -> Bool {
        let id = change.latest.rule.id
        return switch change.kind {
        case .opened: before.standing(of: id).standingOfFindings == nil
        case .closed: after.standing(of: id).standingOfFindings == nil
        case .changed: true
        }
    }

    private func evidenceIsDated(_ change: FindingChange, _ old: Answer, _ new: Answer) -> Bool {
        let (answer, day): (Answer, Day)
        switch change.kind {
        case .opened: (answer, day) = (old, after.day)
        case .closed: (answer, day) = (new, before.day)
        case .changed: return false
        }
        let proof = answer.permissions.first { $0.rule.id == change.latest.rule.id }?.evidence
        return proof.map { !$0.counts(on: day) } ?? false
    }

    private static func turn(of id: RuleID, _ before: ComparedRun, _ after: ComparedRun) -> Set<ChangeCause> {
        let was = before.standing(of: id).standingOfFindings
        guard was != after.standing(of: id).standingOfFindings else { return [] }
        let byRule = after.standing(of: id, on: before.day).standingOfFindings != was
        let byDate = before.standing(of: id, on: after.day).standingOfFindings != was
        return byRule == byDate ? [.rule, .date] : byRule ? [.rule] : [.date]
    }

    /// The rule, the rules that override it in either run, those that override these, and so on.
    private static func related(to id: RuleID, _ before: ComparedRun, _ after: ComparedRun) -> Set<RuleID> {
        var related: Set<RuleID> = [id]
        var waiting = [id]
        while let next = waiting.popLast() {
            for other in (before.overriders[next] ?? []) + (after.overriders[next] ?? [])
            where related.insert(other).inserted { waiting.append(other) }
        }
        return related
    }
}

extension Evidence {
    /// Whether that day lies within its dates.
    fileprivate func counts(on day: Day) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validUntil.map { day < $0 } ?? true)
    }
}
