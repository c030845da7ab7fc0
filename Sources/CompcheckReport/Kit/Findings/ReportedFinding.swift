package import CompcheckModel

/// One finding about one use, for formats whose unit is the finding and not the use.
package struct ReportedFinding: Ranked {
    /// The level of a finding; the raw value is SARIF's name.
    package enum Level: String, CaseIterable {
        case error
        case warning
        case note
    }

    package let service: Service
    package let jurisdiction: JurisdictionCode
    package let finding: Finding
    /// The waivers that cover the finding.
    package var waivers: [Waiver] = []
    /// Whether the finding is new; nil without a baseline.
    package var isNew: Bool?

    /// A finding of a use.
    package init(
        service: Service,
        jurisdiction: JurisdictionCode,
        finding: Finding,
        waivers: [Waiver] = [],
        isNew: Bool? = nil,
    ) {
        self.service = service
        self.jurisdiction = jurisdiction
        self.finding = finding
        self.waivers = waivers
        self.isNew = isNew
    }

    /// Returns all findings of a use.
    package static func all(of use: Use) -> [ReportedFinding] {
        use.answer.findings.map { finding in
            let waivers = use.waivers.isEmpty ? [] : finding.waived(by: use.waivers)
            return ReportedFinding(
                service: use.service,
                jurisdiction: use.jurisdiction,
                finding: finding,
                waivers: waivers,
                isNew: use.new?.contains(finding.rule.id),
            )
        }
    }

    /// Whether the finding may fail an audit: it bears on the verdict, is not waived, and is not known already.
    package var counts: Bool { finding.counts && waivers.isEmpty && isNew != false }

    /// The level of the rule, but a possible finding is at most a warning.
    ///
    /// A finding that does not bear on the verdict, is waived, or is known already is a note.
    package var level: Level {
        guard counts else { return .note }
        return finding.certainty == .possible && finding.rule.level == .error ? .warning : finding.rule.level
    }

    /// The line in the inventory, from 1.
    package var line: Int { max(1, service.line) }

    /// The column in the inventory, from 1, counted in characters.
    package var column: Int { max(1, service.column) }

    /// The identity of the finding across runs, machines and formats.
    package var fingerprint: String { Fingerprint.of(finding.rule.id, jurisdiction, service.id) }

    /// The rank among all findings: 0 is the weightiest.
    ///
    /// Certain findings come before possible ones, then prohibitions before requirements, then the higher severity;
    /// findings that do not count come last.
    package var rank: Int {
        let kind =
            switch (counts, finding.certainty, finding.rule.effect) {
            case (false, _, _): 4
            case (true, .certain, .prohibits): 0
            case (true, .certain, _): 1
            case (true, .possible, .prohibits): 2
            case (true, .possible, _): 3
            }
        return kind * Rule.Severity.allCases.count + finding.rule.severity.rank
    }

    /// The number of ranks.
    package static let ranks = 5 * Rule.Severity.allCases.count
}

extension Rule {
    /// The level of the rule's certain findings.
    package var level: ReportedFinding.Level {
        switch (effect, severity) {
        case (.notes, _), (.permits, _), (.exempts, _), (_, .low), (_, .info): .note
        case (_, .medium): .warning
        case (_, .critical), (_, .high): .error
        }
    }
}
