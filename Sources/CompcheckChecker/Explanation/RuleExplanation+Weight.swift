import CompcheckModel

extension [RuleExplanation] {
    /// The rules by weight: deciding ones first, then by role, force and doubt; those that do not apply last.
    ///
    /// Of those that do not apply, the one nearest to applying comes first.
    var inOrderOfWeight: [RuleExplanation] {
        map { (account: $0, weight: $0.weight) }
            .sorted { left, right in
                if left.weight != right.weight { return left.weight.lexicographicallyPrecedes(right.weight) }
                return left.account.rule.id < right.account.rule.id
            }
            .map(\.account)
    }
}

extension RuleExplanation {
    /// The sort key: its numbers are compared in order, and the smaller one comes first.
    fileprivate var weight: [Int] {
        let head = [decides ? 0 : 1, position(role)]
        switch role {
        case .doesNotApply:
            // Of two rules that fail by one condition, the one with more in common with the use is nearer; a rule in
            // force matters more.
            let shortfall = shortfall
            return head + [shortfall.failed, shortfall.unknown, -shortfall.held, status.bears ? 0 : 1]
        case .binds, .permits, .exempts, .met, .notes, .unenforced, .defeated, .unneeded, .notInForce, .notYetKnown,
            .leftOut:
            let isAhead = role != .notInForce || isStillToCome
            return head + [
                isAhead ? 0 : 1, position(rule.effect), certainty == .certain ? 0 : 1, position(rule.severity),
            ]
        }
    }

    /// Whether it is still to come into force, or to return; an ended rule is not.
    private var isStillToCome: Bool {
        switch status.standing {
        case .pending, .scheduled, .suspended: true
        case .inForce, .uncertain, .unenforced, .ended, nil: false
        }
    }

    /// How far the rule is from applying; only the nearest of its alternatives counts.
    private var shortfall: (failed: Int, unknown: Int, held: Int) {
        let asked = when.conditions + when.nearestAlternative
        let spared = unless?.truth
        let (failed, unknown) = asked.shortfall
        return (
            failed + (spared == .yes ? 1 : 0), unknown + (spared == .unknown ? 1 : 0),
            asked.count { $0.truth == .yes },
        )
    }

    private func position<Value: CaseIterable & Equatable>(_ value: Value) -> Int {
        Value.allCases.enumerated().first { $0.element == value }?.offset ?? 0
    }
}
