// What findings mean for the verdict: every room that asks which of them count asks here.

extension Rule.Effect {
    /// The verdict that a rule with this effect brings where it binds for certain; nil: such rules never bind.
    package var bindingVerdict: Verdict? {
        switch self {
        case .prohibits: .prohibited
        case .requires: .restricted
        case .permits, .exempts, .notes: nil
        }
    }
}

extension Finding {
    /// Whether the finding is more than a note.
    package var binds: Bool { rule.effect.bindingVerdict != nil }

    /// Whether the finding bears on the verdict.
    package var counts: Bool { binds && standing != .unenforced }
}

extension Permission {
    /// Whether it says yes to the use; an exemption only says that other rules do not reach it.
    package var grants: Bool { rule.effect != .exempts }
}

extension Answer {
    /// Returns the verdict and the worst-case verdict by the findings that count.
    ///
    /// Findings under a waiver do not count, nor do findings that are missing from `new` unless that is nil.
    package func counting(waivers: [Waiver], new: [RuleID]?) -> (verdict: Verdict, atWorst: Verdict) {
        var left = Set(waivers.map(\.rule))
        if let new { left.formUnion(findings.map(\.rule.id).filter { !new.contains($0) }) }
        return left.isEmpty ? (verdict, atWorst) : outcome(without: left)
    }

    /// Returns the verdict and the worst-case verdict without the findings of some rules.
    private func outcome(without left: Set<RuleID>) -> (verdict: Verdict, atWorst: Verdict) {
        let rest: Verdict = permissions.contains(where: \.grants) ? .permitted : .unregulated
        var (verdict, atWorst) = (rest, rest)
        for finding in findings where finding.standing != .unenforced && !left.contains(finding.rule.id) {
            guard let bound = finding.rule.effect.bindingVerdict else { continue }
            verdict = max(verdict, finding.certainty == .certain ? bound : .undetermined)
            atWorst = max(atWorst, bound)
        }
        return (verdict, atWorst)
    }

    /// The binding findings, split into those that decide the verdict and the others, the weightiest first.
    package var decidingFindings: (deciding: [Finding], others: [Finding]) {
        let sorted = findings.filter(\.binds).sorted { left, right in
            if left.certainty != right.certainty { return left.certainty == .certain }
            if left.rule.effect != right.rule.effect { return left.rule.effect == .prohibits }
            return left.rule.id < right.rule.id
        }
        func decides(_ finding: Finding) -> Bool {
            switch verdict {
            case .prohibited: finding.certainty == .certain && finding.rule.effect == .prohibits
            case .restricted: finding.certainty == .certain || finding.rule.effect == .prohibits
            case .undetermined, .permitted, .unregulated: true
            }
        }
        return (sorted.filter(decides), sorted.filter { !decides($0) })
    }
}
