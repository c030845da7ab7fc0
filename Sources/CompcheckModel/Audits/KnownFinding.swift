/// One finding that is known already, so that it does not fail an audit.
package struct KnownFinding: Hashable, Sendable {
    /// The rule.
    package let rule: RuleID
    /// Where the service is used.
    package let jurisdiction: JurisdictionCode
    /// The service's id.
    package let service: String
    /// Its weight.
    package let weight: FindingWeight

    /// A finding.
    package init(rule: RuleID, jurisdiction: JurisdictionCode, service: String, weight: FindingWeight) {
        self.rule = rule
        self.jurisdiction = jurisdiction
        self.service = service
        self.weight = weight
    }

    /// The findings of a use that are known from now on.
    ///
    /// A finding under a waiver is not among them: it comes back as new when the waiver ends.
    package static func all(of use: Use) -> [KnownFinding] {
        use.answer.findings.filter { finding in !use.waivers.contains { $0.rule == finding.rule.id } }.map { finding in
            KnownFinding(
                rule: finding.rule.id,
                jurisdiction: use.jurisdiction,
                service: use.service.id,
                weight: FindingWeight(finding.rule.effect, finding.standing, finding.certainty),
            )
        }
    }
}
