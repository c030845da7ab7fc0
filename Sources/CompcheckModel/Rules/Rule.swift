/// What one authority says about some uses.
public struct Rule: Hashable, Codable, Sendable {
    /// What a rule does to the uses that it matches.
    public enum Effect: String, CaseIterable, Codable, Sendable {
        case prohibits
        case requires
        case permits
        case notes
    }

    /// How much is at stake.
    public enum Severity: String, CaseIterable, Codable, Sendable {
        case critical
        case high
        case medium
        case low
        case info
    }

    /// How sure we are that the rule is as written here.
    public enum Confidence: String, CaseIterable, Codable, Sendable {
        case high
        case medium
        case low
        case contested

        /// Whether an exception of this confidence lifts nothing for certain (DESIGN §4.3).
        public var isDoubtful: Bool {
            switch self {
            case .high, .medium: false
            case .low, .contested: true
            }
        }
    }

    /// A source, with the day on which it was read.
    public struct Reference: Hashable, Codable, Sendable {
        /// What was read.
        public let title: String
        /// Where it is.
        public let url: String?
        /// The day on which it was read.
        public let opened: Day?

        private enum CodingKeys: String, CodingKey {
            case title = "title"
            case url = "url"
            case opened = "opened"
        }

        /// A reference.
        public init(title: String, url: String? = nil, opened: Day? = nil) {
            self.title = title
            self.url = url
            self.opened = opened
        }
    }

    /// A lint that the author silences, with the reason.
    public struct SilencedLint: Hashable, Codable, Sendable {
        /// The lint's name.
        public let name: String
        /// Why it does not matter here.
        public let reason: String

        private enum CodingKeys: String, CodingKey {
            case name = "name"
            case reason = "reason"
        }

        /// A silenced lint.
        public init(name: String, reason: String) {
            self.name = name
            self.reason = reason
        }
    }

    /// The id, which never changes and is never used again.
    public let id: RuleID
    /// What the rule says, in a line.
    public let title: String
    /// Who says so.
    public let authority: AuthorityID
    /// Where it is laid down.
    public let instrument: String?
    /// What it does.
    public let effect: Effect
    /// The permission that satisfies it; always there for `requires`, never for `permits` and `notes`.
    public let requirement: RequirementID?
    /// How much is at stake.
    public let severity: Severity
    /// How sure we are.
    public let confidence: Confidence
    /// The rules that it lifts where it is live.
    public let overrides: [RuleID]
    /// The uses that it is about.
    public let when: Scope
    /// The uses among them that it leaves alone.
    public let unless: Scope?
    /// What happened to it and when.
    public let lifecycle: Lifecycle
    /// What the reader should do.
    public let guidance: String?
    /// Where this is known from.
    public let references: [Reference]
    /// Whether an organisation may accept a finding of it.
    public let isWaivable: Bool
    /// Lints that its author silences.
    public let silencedLints: [SilencedLint]
    /// What it must answer.
    public let examples: [Example]

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case title = "title"
        case authority = "authority"
        case instrument = "instrument"
        case effect = "effect"
        case requirement = "requirement"
        case severity = "severity"
        case confidence = "confidence"
        case overrides = "overrides"
        case when = "when"
        case unless = "unless"
        case lifecycle = "lifecycle"
        case guidance = "guidance"
        case references = "references"
        case isWaivable = "isWaivable"
        case silencedLints = "silencedLints"
        case examples = "examples"
    }

    /// A rule.
    public init(
        id: RuleID,
        title: String,
        authority: AuthorityID,
        instrument: String? = nil,
        effect: Effect,
        requirement: RequirementID? = nil,
        severity: Severity,
        confidence: Confidence = .high,
        overrides: [RuleID] = [],
        when: Scope,
        unless: Scope? = nil,
        lifecycle: Lifecycle,
        guidance: String? = nil,
        references: [Reference] = [],
        isWaivable: Bool = true,
        silencedLints: [SilencedLint] = [],
        examples: [Example] = [],
    ) {
        self.id = id
        self.title = title
        self.authority = authority
        self.instrument = instrument
        self.effect = effect
        self.requirement = requirement
        self.severity = severity
        self.confidence = confidence
        self.overrides = overrides
        self.when = when
        self.unless = unless
        self.lifecycle = lifecycle
        self.guidance = guidance
        self.references = references
        self.isWaivable = isWaivable
        self.silencedLints = silencedLints
        self.examples = examples
    }
}

extension Rule {
    /// A case that the rule's author vouches for, tried by `compcheck rules test`.
    public struct Example: Hashable, Codable, Sendable {
        /// Whether the rule is among the findings or permissions of the use.
        public enum Bite: String, CaseIterable, Codable, Sendable {
            case yes
            case possibly
            case no
        }

        /// An owner of the organisation, as a rule file writes it.
        public struct Owner: Hashable, Codable, Sendable {
            /// Where the owner sits.
            public let jurisdiction: String?
            /// The owner, where it is a vendor.
            public let party: String?
            /// How much, from 0 to 1.
            public let share: String

            private enum CodingKeys: String, CodingKey {
                case jurisdiction = "jurisdiction"
                case party = "party"
                case share = "share"
            }

            /// An owner.
            public init(jurisdiction: String?, party: String?, share: String) {
                self.jurisdiction = jurisdiction
                self.party = party
                self.share = share
            }
        }

        /// The day of the case.
        public let on: Day
        /// The service, one key of the inventory format each, `jurisdiction` for its one place.
        public let use: [String: [String]]
        /// Who owns the organisation; nil where the example is silent about it.
        public let owners: [Owner]?
        /// The verdict of the whole rulebook.
        public let expect: Verdict?
        /// Whether this rule bears on it.
        public let bites: Bite?

        private enum CodingKeys: String, CodingKey {
            case on = "on"
            case use = "use"
            case owners = "owners"
            case expect = "expect"
            case bites = "bites"
        }

        /// An example.
        public init(
            on: Day,
            use: [String: [String]],
            owners: [Owner]? = nil,
            expect: Verdict? = nil,
            bites: Bite? = nil,
        ) {
            self.on = on
            self.use = use
            self.owners = owners
            self.expect = expect
            self.bites = bites
        }
    }
}
