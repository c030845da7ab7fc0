package import CompcheckModel

/// One finding about one use, told alone: for formats whose unit is the finding and not the use.
package struct Remark: Ranked {
    /// How loud a finding is told; the raw value is SARIF's word.
    package enum Level: String, CaseIterable {
        case error
        case warning
        case note
    }

    package let service: Service
    package let jurisdiction: JurisdictionCode
    package let finding: Finding
    /// The waivers that cover it.
    package var waivers: [Waiver] = []
    /// Whether it is new; nil where there is no baseline.
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

    /// Every finding of a use.
    package static func all(of use: Use) -> [Remark] {
        use.answer.findings.map { finding in
            let waivers = use.waivers.isEmpty ? [] : finding.waived(by: use.waivers)
            return Remark(
                service: use.service,
                jurisdiction: use.jurisdiction,
                finding: finding,
                waivers: waivers,
                isNew: use.new?.contains(finding.rule.id),
            )
        }
    }

    /// Whether it may fail an audit: it bears on the verdict, nobody waives it, and it is not known already.
    package var counts: Bool { finding.counts && waivers.isEmpty && isNew != false }

    /// As loud as the rule is severe, but what is only possible is no error, and what changes no verdict, is waived or is
    /// known already is a note.
    package var level: Level {
        guard counts else { return .note }
        return finding.certainty == .possible && finding.rule.level == .error ? .warning : finding.rule.level
    }

    /// The line of the inventory, from 1.
    package var line: Int { max(1, service.line) }

    /// Its column, from 1, counted in characters.
    package var column: Int { max(1, service.column) }

    /// Its name across runs, machines and formats.
    package var fingerprint: String { Fingerprint.of(finding.rule.id, jurisdiction, service.id) }

    /// Where it stands among all: 0 is the weightiest.
    ///
    /// What is certain goes before what is possible, prohibitions before requirements, then by severity.
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

    /// How many ranks there are.
    package static let ranks = 5 * Rule.Severity.allCases.count
}

extension Finding {
    /// Whether it bears on the verdict.
    package var counts: Bool { binds && standing == .inForce }
}

extension Rule {
    /// How loud what it says for certain is told.
    package var level: Remark.Level {
        switch (effect, severity) {
        case (.notes, _), (.permits, _), (_, .low), (_, .info): .note
        case (_, .medium): .warning
        case (_, .critical), (_, .high): .error
        }
    }
}
