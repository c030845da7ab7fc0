package import CompcheckModel

/// A finding that is in two runs, and under a waiver in one of them only.
package struct WaiverTurn: Sendable {
    /// What happened; the raw value is the word in documents for machines.
    package enum Kind: String, CaseIterable, Sendable {
        /// Its waiver ended or was revoked: it counts again.
        case ended
        /// It is waived now.
        case began
    }

    package let kind: Kind
    package let rule: Rule
    package let service: String
    package let jurisdiction: JurisdictionCode
    /// The waivers that began or ended.
    package let waivers: [Waiver]

    /// Those of a use that two runs have, in order of rule.
    package static func all(of use: ComparedUse, in pair: RunPair) -> [WaiverTurn] {
        guard let old = use.before, let new = use.after else { return [] }
        let before = pair.before.waivers(covering: old, of: use.service, in: use.jurisdiction)
        let after = pair.after.waivers(covering: new, of: use.service, in: use.jurisdiction)
        if before.isEmpty && after.isEmpty { return [] }
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
