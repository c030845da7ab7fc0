internal import CompcheckIntake
internal import CompcheckModel

/// What the rules say about an inventory.
public struct CheckedInventory: Hashable, Sendable {
    /// The name of the organisation, where the inventory says it.
    public internal(set) var organization: String?
    /// SHA-256 of the inventory's bytes, in lower-case hexadecimal.
    public internal(set) var digest = ""
    /// Each service in each of its jurisdictions, in the order of the inventory.
    public internal(set) var uses: [CheckedUse] = []
    /// What its reader should know: names that nobody knows, keys that are not read, and where it and the catalogue
    /// disagree.
    public internal(set) var notices: [String] = []

    init() {}

    mutating func finish(_ contents: InventoryReader.Contents) {
        organization = contents.organization.name
        digest = contents.digest ?? ""
        notices = contents.notices.map(\.notice.what)
    }
}

/// The answer for one use: one service in one jurisdiction.
public struct CheckedUse: Hashable, Sendable {
    /// The id of the service.
    public let service: String
    /// The code of the jurisdiction: ISO 3166-1 or 3166-2.
    public let jurisdiction: String
    /// The verdict.
    public let verdict: Verdict
    /// The verdict if every possible finding were certain: what a careful gate looks at.
    public let verdictAtWorst: Verdict
    /// The rules that bear on the use, in order of id.
    public let findings: [Finding]
    /// The rules, and met requirements, that allow the use, in order of id.
    public let permissions: [Permission]
    /// How the answer changes: by date first, then if a rule now pending came into force.
    public let outlook: [OutlookEntry]
}

/// The answer for a use; the later is the stronger.
public enum Verdict: String, CaseIterable, Comparable, Codable, Sendable {
    /// No rule speaks of it.
    case unregulated
    /// A rule allows it, and none stands against it.
    case permitted
    /// Something that nobody has said decides.
    case undetermined
    /// Something must be obtained or done first.
    case restricted
    /// A rule forbids it.
    case prohibited

    /// By strength.
    public static func < (left: Verdict, right: Verdict) -> Bool { left.strength < right.strength }

    private var strength: Int { Verdict.allCases.firstIndex(of: self) ?? 0 }
}

/// One rule that bears on a use.
public struct Finding: Hashable, Sendable {
    /// A condition of the rule that holds, and what in the use meets it.
    public struct Reason: Hashable, Sendable {
        /// What the condition asks about, such as `developer` or `jurisdiction`.
        public let attribute: String
        /// The values that meet it.
        public let values: [String]
    }

    /// What the rule is on the day in question.
    public enum Standing: Hashable, Sendable {
        /// It is in force.
        case inForce
        /// It may be in force: it was seen in force on a later day, and its start is not known. Never certain.
        case uncertain
        /// It is on the books, and its authority does not enforce it. It changes no verdict.
        case unenforced
    }

    /// The rule.
    public let rule: RuleSummary
    /// What the rule is on the day in question.
    public let standing: Standing
    /// The first day of that, or of the assumption; nil if no such day is known.
    public let since: CalendarDay?
    /// Whether it is in force only because the checker was told to assume so.
    public let isAssumed: Bool
    /// Whether it surely applies; false: that hangs on `missing`, or on what only a source can tell.
    public let isCertain: Bool
    /// What must be known to decide it, such as `customer`.
    public let missing: [String]
    /// The conditions that hold.
    public let because: [Reason]
}

/// One rule, or met requirement, that allows a use.
public struct Permission: Hashable, Sendable {
    /// The rule.
    public let rule: RuleSummary
    /// Whether it surely allows the use.
    public let isCertain: Bool
    /// The ids of the rules that it lifts.
    public let lifts: [String]
}

/// How the answer for a use changes.
public struct OutlookEntry: Hashable, Sendable {
    /// What brings the change.
    public enum Cause: Hashable, Sendable {
        /// A day is reached.
        case date(CalendarDay)
        /// A rule that is pending, suspended or scheduled comes into force; its id.
        case ruleInForce(String)
    }

    /// What brings the change.
    public let cause: Cause
    /// The verdict then.
    public let verdict: Verdict
    /// The ids of the rules that bind then and did not before.
    public let appears: [String]
    /// The ids of the rules that no longer bind then.
    public let disappears: [String]
}

/// What a report says of a rule.
public struct RuleSummary: Hashable, Sendable {
    /// A source, with the day on which it was read.
    public struct Source: Hashable, Sendable {
        /// What was read.
        public let title: String
        /// Where it is.
        public let url: String?
        /// The day on which it was read.
        public let opened: CalendarDay?
    }

    /// The id, which never changes.
    public let id: String
    /// What the rule says, in a line.
    public let title: String
    /// The id of the authority that says so.
    public let authority: String
    /// Where it is laid down.
    public let instrument: String?
    /// What it does: `prohibits`, `requires`, `permits` or `notes`.
    public let effect: String
    /// How much is at stake: `critical`, `high`, `medium`, `low` or `info`.
    public let severity: String
    /// How sure the rule's author is: `high`, `medium`, `low` or `contested`.
    public let confidence: String
    /// The permission that satisfies it, such as `cac-filing`.
    public let requirement: String?
    /// What the reader should do.
    public let guidance: String?
    /// The sources of the rule.
    public let sources: [Source]
}

// From the words of the other rooms to those that users of the library are promised.

extension CheckedUse {
    init(_ service: Service, _ jurisdiction: JurisdictionCode, _ answer: Answer) {
        self.init(
            service: service.id,
            jurisdiction: jurisdiction.text,
            verdict: Verdict(answer.verdict),
            verdictAtWorst: Verdict(answer.atWorst),
            findings: answer.findings.map(Finding.init),
            permissions: answer.permissions.map(Permission.init),
            outlook: answer.outlook.map(OutlookEntry.init),
        )
    }
}

extension Verdict {
    fileprivate init(_ verdict: CompcheckModel.Verdict) {
        switch verdict {
        case .unregulated: self = .unregulated
        case .permitted: self = .permitted
        case .undetermined: self = .undetermined
        case .restricted: self = .restricted
        case .prohibited: self = .prohibited
        }
    }
}

extension Finding {
    fileprivate init(_ finding: CompcheckModel.Finding) {
        self.init(
            rule: RuleSummary(finding.rule),
            standing: Standing(finding.standing),
            since: finding.knownSince.map(CalendarDay.init),
            isAssumed: finding.isAssumed,
            isCertain: finding.certainty == .certain,
            missing: finding.missing.map(\.rawValue),
            because: finding.because.map { Reason(attribute: $0.attribute.rawValue, values: $0.values) },
        )
    }
}

extension Finding.Standing {
    fileprivate init(_ standing: CompcheckModel.Standing) {
        switch standing {
        case .uncertain: self = .uncertain
        case .unenforced: self = .unenforced
        case .inForce, .pending, .scheduled, .suspended, .ended: self = .inForce
        }
    }
}

extension Permission {
    fileprivate init(_ permission: CompcheckModel.Permission) {
        self.init(
            rule: RuleSummary(permission.rule),
            isCertain: permission.certainty == .certain,
            lifts: permission.lifts.map(\.text),
        )
    }
}

extension OutlookEntry {
    fileprivate init(_ entry: CompcheckModel.OutlookEntry) {
        let cause: Cause =
            switch entry.cause {
            case .date(let day): .date(CalendarDay(day))
            case .assuming(let rule): .ruleInForce(rule.text)
            }
        self.init(
            cause: cause,
            verdict: Verdict(entry.verdict),
            appears: entry.appears.map(\.text),
            disappears: entry.disappears.map(\.text),
        )
    }
}

extension RuleSummary {
    fileprivate init(_ rule: Rule) {
        self.init(
            id: rule.id.text,
            title: rule.title,
            authority: rule.authority.text,
            instrument: rule.instrument,
            effect: rule.effect.rawValue,
            severity: rule.severity.rawValue,
            confidence: rule.confidence.rawValue,
            requirement: rule.requirement?.text,
            guidance: rule.guidance,
            sources: rule.references.map {
                Source(title: $0.title, url: $0.url, opened: $0.opened.map(CalendarDay.init))
            },
        )
    }
}
