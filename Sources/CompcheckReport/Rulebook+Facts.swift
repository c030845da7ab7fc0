internal import CompcheckModel

extension Rulebook {
    /// How many rules have their first event after the day: nobody could know of them then.
    func rulesFirstSeen(after day: Day) -> Int {
        rules.count { rule in
            guard let first = rule.lifecycle.firstDay else { return false }
            return first > day
        }
    }
}
