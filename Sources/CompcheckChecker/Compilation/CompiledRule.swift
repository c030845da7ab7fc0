import CompcheckModel

/// A rule compiled for one question.
///
/// A class because all evaluated uses share it.
final class CompiledRule {
    /// A scope with compiled conditions.
    struct CompiledScope {
        let conditions: [CompiledCondition]
        let alternatives: [[CompiledCondition]]

        func truth(_ use: UseView, stretch: Int) -> Truth {
            let result = CompiledScope.truth(conditions, use, stretch)
            return result == .no ? .no : min(result, alternativesTruth(use, stretch: stretch))
        }

        private func alternativesTruth(_ use: UseView, stretch: Int) -> Truth {
            guard !alternatives.isEmpty else { return .yes }
            var best = Truth.no
            for alternative in alternatives {
                best = best || CompiledScope.truth(alternative, use, stretch)
            }
            return best
        }

        private static func truth(_ conditions: [CompiledCondition], _ use: UseView, _ stretch: Int) -> Truth {
            var result = Truth.yes
            for condition in conditions {
                result = min(result, condition.truth(use, stretch: stretch))
                if result == .no { return .no }
            }
            return result
        }

        /// Returns the attributes of the unknown conditions that the whole depends on; none if it is true or false.
        func unknownAttributes(_ use: UseView, stretch: Int) -> Set<Attribute> {
            guard truth(use, stretch: stretch) == .unknown else { return [] }
            var open = conditions
            if alternativesTruth(use, stretch: stretch) == .unknown {
                open += alternatives.filter { CompiledScope.truth($0, use, stretch) == .unknown }.flatMap(\.self)
            }
            return Set(open.filter { $0.truth(use, stretch: stretch) == .unknown }.map(\.attribute))
        }

        var all: [CompiledCondition] { conditions + alternatives.flatMap(\.self) }
    }

    let rule: Rule
    let when: CompiledScope
    let unless: CompiledScope?
    let activity: Activity
    /// Whether its match may differ from stretch to stretch.
    let changes: Bool
    /// Whether it overrides nothing for certain, even if it applies.
    let isDoubtfulPermission: Bool
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
        isDoubtfulPermission = rule.effect == .permits && rule.confidence.isDoubtful
    }

    /// Returns whether it applies, before any exception.
    func match(_ use: UseView, stretch: Int) -> Truth {
        let applies = when.truth(use, stretch: stretch)
        guard applies != .no, let unless else { return applies }
        return min(applies, !unless.truth(use, stretch: stretch))
    }

    /// Returns the attributes that decide an unknown match.
    func unknownAttributes(_ use: UseView, stretch: Int) -> Set<Attribute> {
        when.unknownAttributes(use, stretch: stretch).union(unless?.unknownAttributes(use, stretch: stretch) ?? [])
    }
}
