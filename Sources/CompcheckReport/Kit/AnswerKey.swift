package import CompcheckModel

/// The key that groups answers in reports: verdicts, binding rules, permissions, waivers and new findings.
///
/// It ignores the values that met a condition, evidence, notes and the outlook, which are reported separately
/// or merged.
package struct AnswerKey: Hashable, Sendable {
    /// The parts of a finding that separate groups.
    package struct FindingKey: Hashable, Sendable {
        package let rule: RuleID
        package let standing: Standing
        package let certainty: Certainty
        package let missing: [Attribute]
        package let doubts: [SourceDoubt]
    }

    /// The parts of a permission that separate groups.
    package struct PermissionKey: Hashable, Sendable {
        package let rule: RuleID
        package let certainty: Certainty
        package let lifts: [RuleID]
    }

    package let verdict: Verdict
    package let atWorst: Verdict
    package let findings: [FindingKey]
    package let permissions: [PermissionKey]
    package let waivers: [Waiver]
    package let new: [RuleID]?

    package init(_ answer: Answer, _ waivers: [Waiver] = [], new: [RuleID]? = nil) {
        self.waivers = waivers
        self.new = new
        verdict = answer.verdict
        atWorst = answer.atWorst
        findings = answer.findings.filter(\.binds)
            .map { finding in
                FindingKey(
                    rule: finding.rule.id,
                    standing: finding.standing,
                    certainty: finding.certainty,
                    missing: finding.missing,
                    doubts: finding.doubts,
                )
            }
        permissions = answer.permissions.map {
            PermissionKey(rule: $0.rule.id, certainty: $0.certainty, lifts: $0.lifts)
        }
    }
}
