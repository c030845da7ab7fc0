import CompcheckChecker
import CompcheckModel
import CompcheckSamples

/// Returns the day of a text that must be valid.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("`\(text)` is no day") }
    return day
}

/// Returns the share of a text that must be valid.
func share(_ text: String) -> Share {
    guard let share = Share(text) else { preconditionFailure("`\(text)` is no share") }
    return share
}

/// An answer in a comparable text form, with everything that docs/design.md §4 specifies.
struct Told: Equatable, CustomStringConvertible {
    var verdict: Verdict
    var atWorst: Verdict
    var findings: [String]
    var permissions: [String]
    var outlook: [String]

    var description: String {
        "\(verdict), at worst \(atWorst); findings \(findings); permissions \(permissions); outlook \(outlook)"
    }
}

extension Told {
    static func finding(
        _ rule: RuleID,
        _ standing: Standing,
        since: Day,
        isAssumed: Bool,
        missing: [Attribute]?,
    )
        -> String
    {
        let certainty = missing.map { "possible, missing \($0.map(\.rawValue))" } ?? "certain"
        return "\(rule) \(standing) since \(since)\(isAssumed ? " assumed" : ""): \(certainty)"
    }

    static func permission(_ rule: RuleID, _ certainty: Certainty, lifts: [RuleID]) -> String {
        "\(rule): \(certainty), lifts \(lifts)"
    }

    static func entry(
        _ cause: OutlookEntry.Cause,
        _ verdict: Verdict,
        appears: [RuleID],
        disappears: [RuleID],
    )
        -> String
    {
        "\(cause): \(verdict), appears \(appears), disappears \(disappears)"
    }
}

extension Answer {
    /// The answer for comparison, without reasons and evidence.
    var told: Told {
        Told(
            verdict: verdict,
            atWorst: atWorst,
            findings: findings.map {
                Told.finding(
                    $0.rule.id,
                    $0.standing,
                    since: $0.since,
                    isAssumed: $0.isAssumed,
                    missing: $0.certainty == .certain && $0.missing.isEmpty ? nil : $0.missing,
                )
            },
            permissions: permissions.map { Told.permission($0.rule.id, $0.certainty, lifts: $0.lifts) },
            outlook: outlook.map { Told.entry($0.cause, $0.verdict, appears: $0.appears, disappears: $0.disappears) },
        )
    }

    /// The complete answer as text.
    var whole: String {
        let reasons = findings.map { "\($0.rule.id) because \($0.because.map { "\($0.attribute) \($0.values)" })" }
        return "\(told); \(reasons); \(permissions.map(\.evidence))"
    }
}

extension World {
    /// Returns the answers of a new checker.
    func answers() throws -> [[Answer]] {
        var checker = try Checker(rulebook, question)
        return services.map { service in checker.answers(for: service).map(\.answer) }
    }
}
