internal import CompcheckModel
internal import CompcheckReport

extension ExplanationPage {
    /// Writes the explanation of a rule, condition by condition.
    mutating func write(_ ruleExplanation: RuleExplanation) {
        let rule = ruleExplanation.rule
        page.paragraph([.bold(SafeText.of(rule.title, limit: 240))], indent: 2)
        let facts = [rule.severity.rawValue, act(ruleExplanation), SafeText.of(rule.id.text)]
        page.paragraph([Span](facts.map { [Span($0)] }), indent: 4)
        for condition in ruleExplanation.when.conditions { write(condition) }
        writeChoices(ruleExplanation.when)
        if let unless = ruleExplanation.unless { write(exempting: unless) }
        for lift in ruleExplanation.liftedBy {
            label(lift.certainty == .certain ? "lifted" : "lifted?", ["by "] + named(lift.rule))
        }
        let isConditional = ruleExplanation.role != .defeated && !ruleExplanation.status.bears
        for id in ruleExplanation.lifts {
            label(isConditional ? "then" : "lifts", (isConditional ? ["it would lift "] : []) + named(id))
        }
        if let verdict = ruleExplanation.wouldBring { label("then", "the use would be \(verdict.rawValue)") }
        if let evidence = ruleExplanation.evidence { label("proof", evidence.displayText) }
        writeDoubt(ruleExplanation)
        guard described.insert(rule.id).inserted else { return }
        label("by", authority(of: rule))
        if let reference = rule.references.first { label("source", SafeText.of(reference.line, limit: 600)) }
    }

    /// Writes briefly why a rule does not apply to the use, or that it would apply but has ended.
    mutating func writeBriefly(_ ruleExplanation: RuleExplanation) {
        let rule = ruleExplanation.rule
        let isMiss = ruleExplanation.role == .doesNotApply
        let standing = !isMiss || ruleExplanation.status.bears ? "" : " (\(standing(ruleExplanation)))"
        let title: [Span] = [.bold(SafeText.of(rule.id.text)), Span(standing + ": "), .dim(SafeText.of(rule.title))]
        page.paragraph(title, indent: 2, hanging: 4)
        guard isMiss else { return page.paragraph([Span(act(ruleExplanation))], indent: 4) }
        let asked = ruleExplanation.when.conditions + ruleExplanation.when.nearestAlternative
        var reasons = asked.filter { $0.truth == .no }.map(conditions.describe)
        if let unless = ruleExplanation.unless, unless.truth == .yes {
            let met = (unless.conditions + unless.nearestAlternative).map(conditions.describe)
            reasons.append("exempt, as " + listed(met))
        }
        let words = "not about this use: " + reasons.joined(separator: "; ")
        page.paragraph([Span(SafeText.of(words, limit: 1000))], indent: 4)
    }

    // MARK: What it asks

    private mutating func write(_ tested: TestedCondition, _ before: String = "") {
        label(tested.truth.label, SafeText.of(before + conditions.describe(tested), limit: 1000))
    }

    /// Writes the alternative that holds; if none does, all that may hold.
    private mutating func writeChoices(_ scope: TestedScope, _ before: String = "") {
        let choices = scope.alternatives.enumerated().filter { $0.element.shortfall.failed == 0 }
        let holding = choices.first { $0.element.shortfall.unknown == 0 }
        for (position, choice) in holding.map({ [$0] }) ?? choices {
            let count = scope.alternatives.count
            for condition in choice {
                write(condition, before + (count > 1 ? "choice \(position + 1) of \(count): " : ""))
            }
        }
    }

    /// Writes whether the use is exempt from the rule.
    private mutating func write(exempting scope: TestedScope) {
        let asked = scope.conditions + scope.nearestAlternative
        // One failed condition is enough.
        if let failing = asked.first(where: { $0.truth == .no }) {
            label("holds", SafeText.of("not exempt: \(conditions.describe(failing))", limit: 1000))
        } else {
            for condition in scope.conditions { write(condition, "exempt if ") }
            writeChoices(scope, "exempt if ")
        }
    }

    private mutating func writeDoubt(_ ruleExplanation: RuleExplanation) {
        // A requirement that is met leaves no question.
        if ruleExplanation.role == .met { return }
        let questions = ruleExplanation.missing.settledByInventory(ruleExplanation.doubts)
        if !questions.isEmpty { label("settle", "state " + listed(distinct(questions.flatMap(\.inventoryKeys)))) }
        if let words = ruleExplanation.doubts.text {
            label("unsure", "only a source can tell \(words)")
        } else if questions.isEmpty, ruleExplanation.live != .no, ruleExplanation.certainty == .possible {
            label("unsure", "hangs on a source that is doubtful or contested")
        }
    }

    // MARK: What it does

    private func act(_ ruleExplanation: RuleExplanation) -> String {
        let rule = ruleExplanation.rule
        let isCertain = ruleExplanation.live == .yes
        let mood: Rule.Mood =
            switch ruleExplanation.role {
            case .binds, .notes, .unenforced, .permits, .exempts, .unneeded: isCertain ? .does : .may
            case .met, .defeated: isCertain || ruleExplanation.role == .defeated ? .would : .might
            case .notInForce, .notYetKnown, .leftOut, .doesNotApply: isCertain ? .would : .might
            }
        return rule.act(mood) + ", " + standing(ruleExplanation)
            + (ruleExplanation.role == .unenforced ? ": counts for nothing" : "")
    }

    /// Describes the rule's standing on the day in question.
    private func standing(_ ruleExplanation: RuleExplanation) -> String {
        let status = ruleExplanation.status
        if ruleExplanation.role == .leftOut || audit.question.without.contains(ruleExplanation.rule.id) {
            return "left out"
        }
        if status.isInForce, let assumed = status.assumedFrom, status.since == assumed {
            return "assumed in force from \(assumed)"
        }
        if status.isUncertain {
            let lifecycle = ruleExplanation.rule.lifecycle
            let bound = lifecycle.uncertainFrom.flatMap { $0 > .earliest ? ", not before \($0)" : nil } ?? ""
            let seen = lifecycle.firstDay.map { "\($0)" } ?? "a later day"
            return "\(Standing.uncertain.displayText): seen on \(seen), nobody knows since when\(bound)"
        }
        guard let standing = status.standing, let since = status.since else {
            return "first seen \(ruleExplanation.rule.lifecycle.firstDay.map { "\($0)" } ?? "never")"
        }
        let isObserved = ruleExplanation.rule.lifecycle.beginning(of: since)?.kind == .observed
        return "\(standing.displayText) \(isObserved ? "at the latest since" : "since") \(since)"
    }

    // MARK: Labels

    private mutating func label(_ name: String, _ text: String) { label(name, [Span(text)]) }

    private mutating func label(_ name: String, _ spans: [Span]) { page.labelled(name, spans, indent: 4) }
}

extension Explanation.Truth {
    /// The label in front of a condition.
    fileprivate var label: String {
        switch self {
        case .yes: "holds"
        case .unknown: "unknown"
        case .no: "fails"
        }
    }
}
