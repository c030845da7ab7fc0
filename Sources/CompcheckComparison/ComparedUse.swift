package import CompcheckModel

/// One service in one jurisdiction, in two runs.
package struct ComparedUse: Sendable {
    /// The service: its id, name and owner.
    package let service: Service
    /// The place.
    package let jurisdiction: JurisdictionCode
    /// The answer of the earlier run; nil where it has no such use.
    package let before: Answer?
    /// The answer of the later run; nil where it has no such use.
    package let after: Answer?

    /// A use of at least one of two runs.
    package init(service: Service, jurisdiction: JurisdictionCode, before: Answer?, after: Answer?) {
        self.service = service
        self.jurisdiction = jurisdiction
        self.before = before
        self.after = after
    }

    /// Whether it is in one run only, or its verdict or what it may be at worst differs.
    package var turns: Bool {
        before?.verdict != after?.verdict || before?.atWorst != after?.atWorst
    }

    /// What changed about its findings, in order of rule.
    package var changes: [FindingChange] { FindingChange.all(from: before?.findings ?? [], to: after?.findings ?? []) }
}

/// A finding of one of two runs that the other has not, or has otherwise.
package struct FindingChange: Hashable, Sendable {
    /// What happened to it; the raw value is that of the view `finding_change`.
    package enum Kind: String, CaseIterable, Sendable {
        /// It is new.
        case opened
        /// It is gone.
        case closed
        /// Its effect, severity, standing or certainty differs.
        case changed
    }

    /// What happened.
    package let kind: Kind
    /// What it was; nil where it is new.
    package let before: Finding?
    /// What it is; nil where it is gone.
    package let after: Finding?
    /// What it is, or last was.
    package let latest: Finding

    private init(opened finding: Finding) { (kind, before, after, latest) = (.opened, nil, finding, finding) }
    private init(closed finding: Finding) { (kind, before, after, latest) = (.closed, finding, nil, finding) }
    private init(from old: Finding, to new: Finding) { (kind, before, after, latest) = (.changed, old, new, new) }

    /// What leads from the findings of a use to those of the same use in another run; both are in order of rule.
    package static func all(from before: [Finding], to after: [Finding]) -> [FindingChange] {
        var changes: [FindingChange] = []
        var (old, new) = (before[...], after[...])
        while let first = old.first ?? new.first {
            let id = min(first.rule.id, new.first?.rule.id ?? first.rule.id)
            let was = old.first?.rule.id == id ? old.popFirst() : nil
            let now = new.first?.rule.id == id ? new.popFirst() : nil
            switch (was, now) {
            case (nil, let now?): changes.append(FindingChange(opened: now))
            case (let was?, nil): changes.append(FindingChange(closed: was))
            case (let was?, let now?) where !was.isTold(like: now): changes.append(FindingChange(from: was, to: now))
            case (.some, .some), (nil, nil): break
            }
        }
        return changes
    }
}

extension Finding {
    /// Whether nothing about it has changed that a diff tells.
    fileprivate func isTold(like other: Finding) -> Bool {
        rule.effect == other.rule.effect && rule.severity == other.rule.severity && standing == other.standing
            && certainty == other.certainty
    }
}
