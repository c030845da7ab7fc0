internal import CompcheckModel

/// Why a finding appeared, disappeared or changed from one run to another.
package enum ChangeCause: String, CaseIterable, Comparable, Sendable {
    /// The inventory: the use was added or removed, or the content of the file differs.
    case inventory
    /// The rules: a rule or the catalogue differs, or which rules are assumed or left out.
    case rule
    /// The day in question: a rule came into force or ended, or a group's members or evidence changed by date.
    case date
    /// The version of compcheck, which may answer differently.
    case program

    /// By the order in which reports list them.
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

/// Two finished runs, and why their findings differ.
///
/// A run's answers depend on an inventory, the rules (with those assumed and left out) and a day. All of that is
/// recorded, except the text of the inventory, of which there is a digest. The cause of a change is therefore
/// determined in this order, and the first case that applies is reported:
///
/// 1. The use is in one run only: the **inventory**.
/// 2. In the other run the rule could not have had the finding, or only with another standing: whatever changed its
///    standing. The **rule**, if the later rules change it already on the earlier day; the **date**, if the earlier
///    rules change it by the later day; both, if each does so alone, or only the two together.
/// 3. Evidence that met the rule's requirement in one run is not valid on the other run's day: the **date**.
/// 4. Only the finding's effect or severity differs: the **rule**.
/// 5. Otherwise every possible cause. The **inventory**, if its digest differs. The **rule**, if a deciding part
///    differs of the rule, of a rule that overrides it (directly or not), of a group that one of them names, or of
///    the catalogue's jurisdictions, vendors or offerings, or if the rules changed the standing of one of those
///    rules. The **date**, if it changed the standing of one of them or the members of such a group. The
///    **program**, if its version or that of its language differs.
/// 6. If there is none, whatever differs at all; and if nothing differs, the **program**.
///
/// In cases 1 to 4 the finding would not have changed without the reported cause. In cases 5 and 6 a cause is
/// certain if it is the only one reported; several cannot be separated.
package struct RunPair: Sendable {
    /// The earlier run, or the one to compare with.
    package let before: ComparedRun
    /// The later run.
    package let after: ComparedRun
    private let standingCauses: [RuleID: Set<ChangeCause>]
    private let parts: [RuleID: Set<ChangeCause>]

    /// A pair of runs.
    package init(_ before: ComparedRun, _ after: ComparedRun) {
        (self.before, self.after) = (before, after)
        let ids = Set(before.rules.keys).union(after.rules.keys)
        let standingCauses = Dictionary(
            uniqueKeysWithValues: ids.map { ($0, RunPair.standingCauses(of: $0, before, after)) }
        )
        self.standingCauses = standingCauses
        let catalogue = CatalogueDifference(before, after)
        parts = Dictionary(
            uniqueKeysWithValues: ids.map { id in
                let related = RunPair.related(to: id, before, after)
                let causes = related.map { other in
                    (standingCauses[other] ?? []).union(catalogue.causes(before.rules[other], after.rules[other]))
                }
                return (id, causes.reduce(into: []) { $0.formUnion($1) })
            }
        )
    }

    /// Every input that differs between the runs.
    package var differences: Set<ChangeCause> {
        var causes: Set<ChangeCause> = []
        if inventoryDiffers { causes.insert(.inventory) }
        let isSameRulebook = before.record.rulebookDigest == after.record.rulebookDigest
        if !isSameRulebook || !before.record.question.supposesTheSame(as: after.record.question) {
            causes.insert(.rule)
        }
        if before.day != after.day { causes.insert(.date) }
        if programDiffers { causes.insert(.program) }
        return causes
    }

    /// Returns why a finding of a use changed, in a fixed order; never empty.
    package func causes(of change: FindingChange, in use: ComparedUse) -> [ChangeCause] {
        guard let old = use.before, let new = use.after else { return [.inventory] }
        let id = change.latest.rule.id
        if let causes = standingCauses[id], !causes.isEmpty, isByStanding(change) { return causes.sorted() }
        if evidenceIsDated(change, old, new) { return [.date] }
        if let before = change.before, let after = change.after, before.certainty == after.certainty { return [.rule] }
        var causes = parts[id] ?? []
        if inventoryDiffers { causes.insert(.inventory) }
        if programDiffers { causes.insert(.program) }
        if causes.isEmpty { causes = differences }
        return causes.isEmpty ? [.program] : causes.sorted()
    }

    private var programDiffers: Bool {
        before.record.toolVersion != after.record.toolVersion || before.record.language != after.record.language
    }

    private var inventoryDiffers: Bool { before.record.inventoryDigest != after.record.inventoryDigest }

    /// Returns whether the changed standing of the rule is enough to explain the change.
    private func isByStanding(_ change: FindingChange) -> Bool {
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

    private static func standingCauses(of id: RuleID, _ before: ComparedRun, _ after: ComparedRun) -> Set<ChangeCause> {
        let was = before.standing(of: id).standingOfFindings
        guard was != after.standing(of: id).standingOfFindings else { return [] }
        let byRule = after.standing(of: id, on: before.day).standingOfFindings != was
        let byDate = before.standing(of: id, on: after.day).standingOfFindings != was
        return byRule == byDate ? [.rule, .date] : byRule ? [.rule] : [.date]
    }

    /// Returns the rule, the rules that override it in either run, those that override these, and so on.
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
