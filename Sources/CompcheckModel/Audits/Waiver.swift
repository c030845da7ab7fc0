/// The organisation's own acceptance of findings of one rule about one service, dated and signed for.
///
/// It hides nothing and changes no verdict: reports list the findings as before, with the waiver, but they do not
/// fail an audit.
package struct Waiver: Hashable, Sendable {
    /// The rule whose findings are accepted.
    package let rule: RuleID
    /// The id of the service that the findings are about.
    package let service: String
    /// The only jurisdiction in which they are accepted; nil if accepted wherever the service is used.
    package let jurisdiction: JurisdictionCode?
    /// The reason, in the words of the person who accepted it.
    package let reason: String
    /// Who signs for it.
    package let acceptedBy: String
    /// Where the decision is filed.
    package let ticket: String?
    /// The first day on which it holds.
    package let from: Day
    /// The first day on which it no longer holds.
    package let until: Day

    /// A waiver.
    package init(
        rule: RuleID,
        service: String,
        jurisdiction: JurisdictionCode? = nil,
        reason: String,
        acceptedBy: String,
        ticket: String? = nil,
        from: Day,
        until: Day,
    ) {
        self.rule = rule
        self.service = service
        self.jurisdiction = jurisdiction
        self.reason = reason
        self.acceptedBy = acceptedBy
        self.ticket = ticket
        self.from = from
        self.until = until
    }

    /// Returns whether it holds on that day.
    package func holds(on day: Day) -> Bool { day.lies(from: from, until: until) }

    /// Returns whether it is about that finding's rule in that jurisdiction; the service is not checked.
    package func covers(_ finding: Finding, in code: JurisdictionCode) -> Bool {
        rule == finding.rule.id && (jurisdiction.map { $0 == code } ?? true)
    }
}

/// The waivers that an audit knows, by service.
package struct Waivers: Sendable {
    /// All of them, in the order in which they were given.
    package let all: [Waiver]
    private let byService: [String: [Waiver]]

    /// Waivers that hold on the day of the audit.
    package init(_ waivers: [Waiver] = []) {
        all = waivers
        byService = Dictionary(grouping: waivers, by: \.service)
    }

    /// Returns the waivers that cover findings of a use, in order.
    ///
    /// Findings of a rule that cannot be waived are never covered.
    package func covering(_ answer: Answer, of service: Service, in jurisdiction: JurisdictionCode) -> [Waiver] {
        guard !byService.isEmpty, let waivers = byService[service.id] else { return [] }
        return waivers.filter { waiver in
            answer.findings.contains { $0.rule.isWaivable && waiver.covers($0, in: jurisdiction) }
        }
    }
}

extension Finding {
    /// Returns those of a use's waivers that cover this finding; none if the rule is not waivable.
    package func waived(by waivers: [Waiver]) -> [Waiver] {
        rule.isWaivable ? waivers.filter { $0.rule == rule.id } : []
    }
}
