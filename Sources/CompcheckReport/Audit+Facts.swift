internal import CompcheckModel

extension Audit {
    /// How many rules have their first event after the day in question: nobody could know of them then.
    var rulesFirstSeenLater: Int {
        rulebook.rules.count { rule in
            guard let first = rule.lifecycle.firstDay else { return false }
            return first > question.asOf
        }
    }
}
