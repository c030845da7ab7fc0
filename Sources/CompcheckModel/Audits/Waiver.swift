/// The organisation's own, dated, signed-for acceptance of findings of one rule about one service.
///
/// It hides nothing and changes no verdict: what it covers is told as before, with the waiver, and does not fail an audit.
package struct Waiver: Hashable, Sendable {
    /// The rule whose findings are accepted.
    package let rule: RuleID
    /// The id of the service that they are about.
    package let service: String
    /// The only place in which they are accepted; nil: wherever the service is used.
    package let jurisdiction: JurisdictionCode?
    /// Why, in the words of who accepted it.
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

    /// Whether it holds on that day.
    package func holds(on day: Day) -> Bool { from <= day && day < until }

    /// Whether it is about findings of that rule in that place.
    package func covers(_ finding: Finding, in place: JurisdictionCode) -> Bool {
        rule == finding.rule.id && (jurisdiction.map { $0 == place } ?? true)
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

    /// Those that cover findings of a use, in order.
    ///
    /// A rule that says that it cannot be waived is not.
    package func covering(_ answer: Answer, of service: Service, in place: JurisdictionCode) -> [Waiver] {
        guard !byService.isEmpty, let waivers = byService[service.id] else { return [] }
        return waivers.filter { waiver in
            answer.findings.contains { $0.rule.isWaivable && waiver.covers($0, in: place) }
        }
    }
}

extension Answer {
    /// What the findings that count come to: all but those under a waiver, and those that are not new where that is
    /// asked.
    package func counting(waivers: [Waiver], new: [RuleID]?) -> (verdict: Verdict, atWorst: Verdict) {
        var left = Set(waivers.map(\.rule))
        if let new { left.formUnion(findings.map(\.rule.id).filter { !new.contains($0) }) }
        return left.isEmpty ? (verdict, atWorst) : outcome(without: left)
    }

    /// What the findings come to, but for those of some rules: what is certain, and what may be at worst.
    private func outcome(without left: Set<RuleID>) -> (verdict: Verdict, atWorst: Verdict) {
        let rest: Verdict = permissions.isEmpty ? .unregulated : .permitted
        var (verdict, atWorst) = (rest, rest)
        for finding in findings where finding.standing == .inForce && !left.contains(finding.rule.id) {
            let bound: Verdict
            switch finding.rule.effect {
            case .prohibits: bound = .prohibited
            case .requires: bound = .restricted
            case .permits, .notes: continue
            }
            verdict = max(verdict, finding.certainty == .certain ? bound : .undetermined)
            atWorst = max(atWorst, bound)
        }
        return (verdict, atWorst)
    }
}

extension Finding {
    /// The waivers among those of a use that cover it.
    package func waived(by waivers: [Waiver]) -> [Waiver] {
        rule.isWaivable ? waivers.filter { $0.rule == rule.id } : []
    }
}
