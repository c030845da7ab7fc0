package import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

/// Collects what an alert says about a run: the changes since an earlier run, and the upcoming changes.
///
/// Memory grows with the rules, waivers and pieces of evidence, not with the number of uses.
package struct AlertCollector {
    /// The maximum number of changed uses that an alert lists.
    static let most = 50

    private let after: ComparedRun
    private let days: Int
    private var changes: AlertChanges?
    private var ahead: AheadCollector
    private var failing = 0

    /// Creates a collector for a run.
    /// - Parameters:
    ///   - after: The run.
    ///   - before: The run of the previous alert; nil if there was none.
    ///   - days: How many days ahead to report upcoming changes; 0 reports none.
    package init(_ after: ComparedRun, since before: ComparedRun?, ahead days: Int) {
        (self.after, self.days) = (after, days)
        changes = before.map { AlertChanges(from: $0, to: after) }
        ahead = AheadCollector(for: after, since: before, within: days)
    }

    /// Adds a use of either run.
    package mutating func add(_ use: ComparedUse) {
        let waivers = after.waivers(covering: use.after, of: use.service, in: use.jurisdiction)
        let fails = use.after.map { after.audit.fails($0, waivers: waivers) } ?? false
        if fails { failing += 1 }
        if let answer = use.after { ahead.add(use.service, in: use.jurisdiction, answer, waivers) }
        changes?.add(use, fails: fails)
    }

    /// Returns the content of the alert, once all uses have been added.
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
