package import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

/// Finds what is to be told of a run: what changed since an earlier one, and what is to come.
///
/// Memory is bounded by the number of rules, whatever the number of uses.
package struct AlertCollector {
    /// How many uses that changed are told one by one.
    static let most = 50

    private let after: ComparedRun
    private let days: Int
    private var changes: AlertChanges?
    private var ahead: AheadCollector
    private var failing = 0

    /// What is to be told of a run.
    /// - Parameters:
    ///   - after: The run.
    ///   - before: The run that was told of last; nil: none was.
    ///   - days: How near what is to come must be; 0: nothing of it is told.
    package init(_ after: ComparedRun, since before: ComparedRun?, ahead days: Int) {
        (self.after, self.days) = (after, days)
        changes = before.map { AlertChanges(from: $0, to: after) }
        ahead = AheadCollector(for: after, since: before, within: days)
    }

    /// Takes in a use of either run.
    package mutating func add(_ use: ComparedUse) {
        let waivers = after.waivers(covering: use.after, of: use.service, in: use.jurisdiction)
        let fails = use.after.map { after.audit.fails($0, waivers: waivers) } ?? false
        if fails { failing += 1 }
        if let answer = use.after { ahead.add(use.service, in: use.jurisdiction, answer, waivers) }
        changes?.add(use, fails: fails)
    }

    /// What was found, once all uses are there.
    package func news() -> AlertNews {
        var changes = changes
        let lines = changes?.finish() ?? []
        let hasChanged = changes.map { !$0.isEmpty } ?? true
        return AlertNews(
            kind: changes == nil ? .firstAudit : hasChanged ? .change : .ahead,
            toolVersion: after.record.toolVersion,
            inventory: after.record.inventory,
            run: after.record,
            failing: failing,
            changes: hasChanged ? changes : nil,
            lines: hasChanged ? lines : [],
            days: days,
            ahead: ahead.entries,
            reason: nil,
        )
    }
}
