internal import CompcheckModel

/// A change of verdicts that is told in one go, whatever the number of its uses.
struct Change: Hashable, Sendable {
    /// What brings it.
    let cause: OutlookEntry.Cause
    /// The verdict before.
    let before: Verdict
    /// The verdict after.
    let after: Verdict
    /// The rules that come and go on a day, to tell apart what else it brings; empty for an assumption, which is
    /// reason enough, and where changes are merged.
    let rules: [[RuleID]]

    /// The change that an entry tells of.
    init(_ entry: OutlookEntry, before: Verdict, isMerged: Bool) {
        cause = entry.cause
        self.before = before
        after = entry.verdict
        switch entry.cause {
        case .date: rules = isMerged ? [] : [entry.appears, entry.disappears]
        case .assuming: rules = []
        }
    }

    /// Who is touched by a change, and which rules come and go with it.
    struct Effect: Sendable {
        /// At most this many rules of each kind are remembered.
        static let limit = 32

        /// Which crowd of the ledger is touched.
        let crowd: Int
        /// The rules that appear for some of them.
        private(set) var appears: [RuleID] = []
        /// The rules that disappear for some of them.
        private(set) var disappears: [RuleID] = []

        /// An effect on a crowd.
        init(crowd: Int) { self.crowd = crowd }

        /// Takes in the rules of one more entry.
        mutating func add(_ entry: OutlookEntry) {
            Effect.add(entry.appears, to: &appears)
            Effect.add(entry.disappears, to: &disappears)
        }

        private static func add(_ more: [RuleID], to known: inout [RuleID]) {
            for rule in more where known.count < limit && !known.contains(rule) { known.append(rule) }
        }
    }
}
