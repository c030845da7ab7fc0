import CompcheckModel

/// A rule compiled for one question.
///
/// A class because all evaluated uses share it.
final class CompiledRule {
    /// A scope with compiled conditions.
    struct CompiledScope {
        let conditions: [CompiledCondition]
        let alternatives: [[CompiledCondition]]

        func truth(_ use: UseView, period: Int) -> Truth {
            let result = CompiledScope.truth(conditions, use, period)
            return result == .no ? .no : min(result, alternativesTruth(use, period: period))
        }

        private func alternativesTruth(_ use: UseView, period: Int) -> Truth {
            guard !alternatives.isEmpty else { return .yes }
            var best = Truth.no
            for alternative in alternatives {
                best = best || CompiledScope.truth(alternative, use, period)
            }
            return best
        }

        private static func truth(_ conditions: [CompiledCondition], _ use: UseView, _ period: Int) -> Truth {
            var result = Truth.yes
            for condition in conditions {
                result = min(result, condition.truth(use, period: period))
                if result == .no { return .no }
            }
            return result
        }

        /// Returns the unknown conditions that the whole depends on; none if it is true or false.
        func unknownConditions(_ use: UseView, period: Int) -> [CompiledCondition] {
            guard truth(use, period: period) == .unknown else { return [] }
            var open = conditions
            if alternativesTruth(use, period: period) == .unknown {
                open += alternatives.filter { CompiledScope.truth($0, use, period) == .unknown }.flatMap(\.self)
            }
            return open.filter { $0.truth(use, period: period) == .unknown }
        }

        var all: [CompiledCondition] { conditions + alternatives.flatMap(\.self) }
    }

    let rule: Rule
    let when: CompiledScope
    let unless: CompiledScope?
    let activity: Activity
    /// Whether its match may differ from period to period.
    let changes: Bool
    /// Whether it is an exception that overrides nothing for certain, even if it applies.
    let isDoubtfulException: Bool
    /// The rules that override it, by position.
    var overriders: [Int] = []
    /// The compiled rules that it overrides, by position.
    var overridden: [Int] = []

    init(rule: Rule, when: CompiledScope, unless: CompiledScope?, activity: Activity) {
        self.rule = rule
        self.when = when
        self.unless = unless
        self.activity = activity
        changes = (when.all + (unless?.all ?? [])).contains(where: \.changes)
        isDoubtfulException = rule.effect.allows && rule.confidence.isDoubtful
    }

    /// Returns whether it applies, before any exception.
    func match(_ use: UseView, period: Int) -> Truth {
        let applies = when.truth(use, period: period)
        guard applies != .no, let unless else { return applies }
        return min(applies, !unless.truth(use, period: period))
    }

    /// Returns the conditions that decide an unknown match.
    func unknownConditions(_ use: UseView, period: Int) -> [CompiledCondition] {
        when.unknownConditions(use, period: period) + (unless?.unknownConditions(use, period: period) ?? [])
    }
}
