package import CompcheckModel
package import CompcheckReport

/// The header of a view that follows uses over a range of days.
package struct ViewHeader: Sendable {
    /// The inventory as the user named it.
    package let inventory: String
    /// What the answers rest on; the days of its question are the range in view.
    package let setting: Setting

    /// A header.
    package init(inventory: String, _ setting: Setting) {
        self.inventory = inventory
        self.setting = setting
    }

    /// The first day in view.
    package var from: Day { setting.question.asOf }
    /// The last day in view.
    package var to: Day { setting.question.lastDay }
    /// The present day.
    package var today: Day { setting.today }
    /// The rules.
    package var rulebook: Rulebook { setting.rulebook }
    /// Rules assumed to be in force, each from a day on.
    package var assumed: [RuleID: Day] { setting.question.assumed }
    /// Rules to ignore.
    package var without: Set<RuleID> { setting.question.without }
}

/// Renders a view of all uses, one use at a time as they arrive.
package protocol ViewReporter<Told> {
    /// The content that is rendered for each use.
    associatedtype Told
    /// Writes the part before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Renders one use.
    mutating func report(
        _ service: Service,
        in jurisdiction: JurisdictionCode,
        _ result: Told,
        into output: inout OutputBuffer,
    )
    /// Writes the part after the last use.
    mutating func finish(into output: inout OutputBuffer)
}
