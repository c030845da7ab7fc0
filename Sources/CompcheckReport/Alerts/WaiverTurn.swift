internal import CompcheckModel

/// A finding that is in two runs, and under a waiver in one of them only.
struct WaiverTurn {
    /// What happened; the raw value is the word in documents for machines.
    enum Kind: String, CaseIterable {
        /// Its waiver ended or was revoked: it counts again.
        case ended
        /// It is waived now.
        case began
    }

    let kind: Kind
    let rule: Rule
    let service: String
    let jurisdiction: JurisdictionCode
    /// The waivers that began or ended.
    let waivers: [Waiver]

    /// What is told of it in a line; safe to print.
    var words: String {
        let finding = "\(SafeText.of(rule.id.text)) for \(SafeText.of(service, limit: 80)) in \(jurisdiction)"
        let accepted = waivers.map(\.words).joined(separator: "; ")
        return switch kind {
        case .ended: "\(finding): no longer waived, so it counts again; it was waived \(accepted)"
        case .began: "\(finding): waived \(accepted)"
        }
    }

    /// Those of a use, in order of rule.
    static func all(of use: ComparedUse, _ before: [Waiver], _ after: [Waiver]) -> [WaiverTurn] {
        guard let old = use.before, let new = use.after, !before.isEmpty || !after.isEmpty else { return [] }
        return new.findings.compactMap { finding in
            guard let was = old.findings.first(where: { $0.rule.id == finding.rule.id }) else { return nil }
            let (then, now) = (was.waived(by: before), finding.waived(by: after))
            guard then.isEmpty != now.isEmpty else { return nil }
            return WaiverTurn(
                kind: now.isEmpty ? .ended : .began,
                rule: finding.rule,
                service: use.service.id,
                jurisdiction: use.jurisdiction,
                waivers: then + now,
            )
        }
    }
}
