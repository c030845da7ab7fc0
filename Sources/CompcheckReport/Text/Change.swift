internal import CompcheckModel

/// A change of verdicts, which reports list once for all of its uses.
struct Change: Hashable, Sendable {
    /// The cause of the change.
    let cause: OutlookEntry.Cause
    /// The verdict before.
    let before: Verdict
    /// The verdict after.
    let after: Verdict
    /// The rules that appear and disappear on the day, which separate changes of one day.
    ///
    /// Empty for an assumption, whose rule is enough, and if changes are merged.
    let rules: [[RuleID]]

    /// Creates the change that an outlook entry describes; `isMerged` ignores the entry's rules.
    init(_ entry: OutlookEntry, before: Verdict, isMerged: Bool) {
        cause = entry.cause
        self.before = before
        after = entry.verdict
        switch entry.cause {
        case .date: rules = isMerged ? [] : [entry.appears, entry.disappears]
        case .assuming: rules = []
        }
    }

    /// The uses that a change affects, and the rules that appear and disappear with it.
    struct Effect: Sendable {
        /// The maximum number of rules of each kind to remember.
        static let limit = 32

        /// The index of the affected uses in the aggregator's samples.
        let sample: Int
        /// The rules that appear for some of the uses.
        private(set) var appears: [RuleID] = []
        /// The rules that disappear for some of the uses.
        private(set) var disappears: [RuleID] = []

        init(sample: Int) { self.sample = sample }

        /// Adds the rules of another entry.
        mutating func add(_ entry: OutlookEntry) {
            Effect.add(entry.appears, to: &appears)
            Effect.add(entry.disappears, to: &disappears)
        }

        private static func add(_ more: [RuleID], to known: inout [RuleID]) {
            for rule in more where known.count < limit && !known.contains(rule) { known.append(rule) }
        }
    }
}
