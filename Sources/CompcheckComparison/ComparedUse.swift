package import CompcheckModel

/// One service in one jurisdiction, in two runs.
package struct ComparedUse: Sendable {
    /// The service: its id, name and owner.
    package let service: Service
    /// The jurisdiction.
    package let jurisdiction: JurisdictionCode
    /// The answer of the earlier run; nil if it has no such use.
    package let before: Answer?
    /// The answer of the later run; nil if it has no such use.
    package let after: Answer?

    /// A use of at least one of two runs.
    package init(service: Service, jurisdiction: JurisdictionCode, before: Answer?, after: Answer?) {
        self.service = service
        self.jurisdiction = jurisdiction
        self.before = before
        self.after = after
    }

    /// Whether it is in one run only, or its verdict or worst-case verdict differs.
    package var isChanged: Bool {
        before?.verdict != after?.verdict || before?.atWorst != after?.atWorst
    }

    /// The changes of its findings, in order of rule id.
    package var changes: [FindingChange] { FindingChange.all(from: before?.findings ?? [], to: after?.findings ?? []) }
}

/// A finding that only one of two runs has, or that differs between them.
package struct FindingChange: Hashable, Sendable {
    /// The kind of change; the raw value is that of the view `finding_change`.
    package enum Kind: String, CaseIterable, Sendable {
        /// It is new.
        case opened
        /// It is gone.
        case closed
        /// Its effect, severity, standing or certainty differs.
        case changed
    }

    /// The kind of change.
    package let kind: Kind
    /// The earlier finding; nil if it is new.
    package let before: Finding?
    /// The later finding; nil if it is gone.
    package let after: Finding?
    /// The later finding, or the earlier one if it is gone.
    package let latest: Finding

    private init(opened finding: Finding) { (kind, before, after, latest) = (.opened, nil, finding, finding) }
    private init(closed finding: Finding) { (kind, before, after, latest) = (.closed, finding, nil, finding) }
    private init(from old: Finding, to new: Finding) { (kind, before, after, latest) = (.changed, old, new, new) }

    /// Returns the changes from the findings of a use to those of another run; both lists are in order of rule id.
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
    /// Returns whether the findings are equal in everything that a diff reports.
    fileprivate func isTold(like other: Finding) -> Bool {
        rule.effect == other.rule.effect && rule.severity == other.rule.severity && standing == other.standing
            && certainty == other.certainty
    }
}
