package import CompcheckModel

/// A finding that is in both runs, and waived in only one of them.
package struct WaiverChange: Sendable {
    /// The change of the waiver; the raw value is the word in JSON.
    package enum Kind: String, CaseIterable, Sendable {
        /// The waiver ended or was revoked: the finding counts again.
        case ended
        /// The finding is waived now.
        case began
    }

    package let kind: Kind
    package let rule: Rule
    package let service: String
    package let jurisdiction: JurisdictionCode
    /// The waivers that began or ended.
    package let waivers: [Waiver]

    /// Returns the waiver changes of a use that is in both runs, in the order of its findings.
    package static func all(of use: ComparedUse, in pair: RunPair) -> [WaiverChange] {
        guard let old = use.before, let new = use.after else { return [] }
        let before = pair.before.waivers(covering: old, of: use.service, in: use.jurisdiction)
        let after = pair.after.waivers(covering: new, of: use.service, in: use.jurisdiction)
        if before.isEmpty && after.isEmpty { return [] }
        return new.findings.compactMap { finding in
            guard let was = old.findings.first(where: { $0.rule.id == finding.rule.id }) else { return nil }
            let (then, now) = (was.waived(by: before), finding.waived(by: after))
            guard then.isEmpty != now.isEmpty else { return nil }
            return WaiverChange(
                kind: now.isEmpty ? .ended : .began,
                rule: finding.rule,
                service: use.service.id,
                jurisdiction: use.jurisdiction,
                waivers: then + now,
            )
        }
    }
}
