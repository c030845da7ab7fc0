package import CompcheckModel
package import CompcheckReport

/// What is looked at where uses are followed through days.
package struct ViewHeader: Sendable {
    /// The inventory as the user named it.
    package let inventory: String
    /// What the answers rest on; the question's days are those in view.
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
    /// Rules taken to be in force, each from a day on.
    package var assumed: [RuleID: Day] { setting.question.assumed }
    /// Rules left out.
    package var without: Set<RuleID> { setting.question.without }
}

/// Tells something about each use of a view, use by use, as they come.
package protocol ViewReporter<Told> {
    /// What is told of a use.
    associatedtype Told
    /// Writes what stands before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Writes what is told of one use.
    mutating func report(
        _ service: Service,
        in place: JurisdictionCode,
        _ told: Told,
        into output: inout OutputBuffer,
    )
    /// Writes what stands after the last use.
    mutating func finish(into output: inout OutputBuffer)
}
