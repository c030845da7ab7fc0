import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// An explanation agrees with the answer, and with itself.
@Suite
struct ExplanationPropertyTests {
    @Test(arguments: 0..<4)
    func itsAnswerIsTheCheckers(_ batch: Int) throws {
        try forEveryExplanation(of: 11_000 + batch * 40..<11_000 + (batch + 1) * 40) { explanation, answer, note in
            #expect(explanation.use.answer.whole == answer.whole, note)
        }
    }

    @Test(arguments: 0..<4)
    func itsAccountsAreTheAnswersFindingsAndPermissions(_ batch: Int) throws {
        try forEveryExplanation(of: 12_000 + batch * 40..<12_000 + (batch + 1) * 40) { explanation, answer, note in
            let accounts = explanation.ruleExplanations
            let findings = accounts.filter {
                [.binds, .notes].contains($0.role) || $0.role == .unenforced && $0.evidence == nil
            }
            let permissions = accounts.filter { [.permits, .exempts, .met].contains($0.role) }
            #expect(Set(findings.map(Line.init)) == Set(answer.findings.map(Line.init)), note)
            #expect(Set(permissions.map(Line.init)) == Set(answer.permissions.map(Line.init)), note)
        }
    }

    /// Combines conditions and exceptions by Kleene's logic, from the explanations of the single rules.
    @Test(arguments: 0..<4)
    func conditionsAndExceptionsCombineToWhatApplies(_ batch: Int) throws {
        try forEveryExplanation(of: 13_000 + batch * 40..<13_000 + (batch + 1) * 40) { explanation, _, note in
            let accounts = Dictionary(uniqueKeysWithValues: explanation.ruleExplanations.map { ($0.rule.id, $0) })
            for account in explanation.ruleExplanations {
                let when = account.when.combined
                let unless = account.unless?.combined ?? 0
                #expect(account.when.truth.level == when, note)
                #expect(account.match.level == min(when, 2 - unless), note)
                #expect(account.live.level == live(account, accounts), note)
                let lifting = account.match == .no ? [] : overriders(of: account, accounts).filter { $0.1 > 0 }
                #expect(account.liftedBy.map(\.rule) == lifting.map(\.0).sorted(), note)
                #expect((account.role == .doesNotApply) == (account.match == .no), note)
            }
        }
    }

    @Test(arguments: 0..<4)
    func whatDecidesIsEnoughForTheVerdict(_ batch: Int) throws {
        try forEveryExplanation(of: 14_000 + batch * 40..<14_000 + (batch + 1) * 40) { explanation, answer, note in
            let deciding = explanation.ruleExplanations.filter(\.decides)
            #expect(deciding.isEmpty == (answer.verdict == .unregulated), note)
            #expect(deciding.allSatisfy { $0.rule.brings.contains(answer.verdict) }, note)
            // Deciding rules come first, and no rule that does not apply comes before one that does.
            #expect(explanation.ruleExplanations.prefix(deciding.count).allSatisfy { $0.decides }, note)
            let misses = explanation.ruleExplanations.count { $0.role == .doesNotApply }
            #expect(explanation.ruleExplanations.suffix(misses).allSatisfy { $0.role == .doesNotApply }, note)
        }
    }

    @Test func theOrderOfRulesNeverMatters() throws {
        for seed in 15_000..<15_040 {
            let world = World(seed: seed)
            var random = SplitMix64(seed: seed)
            let shuffled = world.with(rules: world.rules.shuffled(using: &random))
            #expect(try shuffled.order() == (try world.order()), "seed \(seed)")
        }
    }

    // MARK: Putting together

    private func forEveryExplanation(
        of seeds: Range<Int>,
        _ check: (Explanation, Answer, Comment) throws -> Void,
    ) throws {
        for seed in seeds {
            let world = World(seed: seed, services: 3)
            let explainer = try Explainer(world.rulebook, world.question)
            var checker = try Checker(world.rulebook, world.question)
            for service in world.services {
                for (place, answer) in checker.answers(for: service) {
                    let explanation = explainer.explanation(of: service, in: place)
                    #expect(Set(explanation.ruleExplanations.map(\.rule.id)) == Set(world.rules.map(\.id)))
                    try check(explanation, answer, "seed \(seed), \(service.id) in \(place)")
                }
            }
        }
    }

    /// Returns the rules in force that override a rule, each with the certainty that it lifts it.
    private func overriders(of account: RuleExplanation, _ accounts: [RuleID: RuleExplanation]) -> [(RuleID, Int)] {
        accounts.values
            .filter { $0.rule.overrides.contains(account.rule.id) && $0.status.bears }
            .map { over in
                let isDoubtful = over.rule.effect.allows && [.low, .contested].contains(over.rule.confidence)
                return (over.rule.id, min(live(over, accounts), isDoubtful ? 1 : 2))
            }
    }

    private func live(_ account: RuleExplanation, _ accounts: [RuleID: RuleExplanation]) -> Int {
        min(
            account.match.level,
            2 - (overriders(of: account, accounts).map(\.1).max() ?? 0),
            account.status.isUncertain ? 1 : 2,
        )
    }
}

/// A finding or a permission, in a form in which answer and explanation can be compared.
private struct Line: Hashable {
    let rule: RuleID
    let certainty: Certainty
    let rest: [String]

    init(_ finding: Finding) {
        rule = finding.rule.id
        certainty = finding.certainty
        rest = finding.missing.map(\.rawValue) + [finding.standing == .unenforced ? "unenforced" : "\(finding.since)"]
    }

    init(_ permission: Permission) {
        rule = permission.rule.id
        certainty = permission.certainty
        rest = permission.lifts.map(\.text) + ["\(permission.evidence.map { "\($0)" } ?? "")"]
    }

    init(_ account: RuleExplanation) {
        rule = account.rule.id
        certainty = account.certainty
        switch account.role {
        case .permits, .exempts: rest = account.lifts.map(\.text) + [""]
        case .met: rest = account.evidence.map { ["\($0)"] } ?? []
        default:
            let since = account.status.since.map { "\($0)" } ?? "since ever"
            rest = account.missing.map(\.rawValue) + [account.role == .unenforced ? "unenforced" : since]
        }
    }
}

extension Explanation.Truth {
    fileprivate var level: Int {
        switch self {
        case .no: 0
        case .unknown: 1
        case .yes: 2
        }
    }
}

extension TestedScope {
    /// The truth of all conditions, and of one alternative if there are any.
    fileprivate var combined: Int {
        func all(_ conditions: [TestedCondition]) -> Int { conditions.map(\.truth.level).min() ?? 2 }
        return min(all(conditions), alternatives.map(all).max() ?? 2)
    }
}

extension Rule {
    /// The verdicts that it may cause.
    fileprivate var brings: [Verdict] {
        switch effect {
        case .prohibits: [.prohibited, .undetermined, .permitted]
        case .requires: [.restricted, .undetermined, .permitted]
        case .permits: [.permitted]
        case .exempts, .notes: []
        }
    }
}

extension World {
    /// The ids of all accounts in their order.
    fileprivate func order() throws -> [[RuleID]] {
        let explainer = try Explainer(rulebook, question)
        return services.flatMap { service in
            service.jurisdictions.map { explainer.explanation(of: service, in: $0).ruleExplanations.map(\.rule.id) }
        }
    }
}
