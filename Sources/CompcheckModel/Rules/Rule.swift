/// A rule: what one authority says about some uses.
package struct Rule: Hashable, Codable, Sendable {
    /// The effect of a rule on the uses that it matches.
    package enum Effect: String, CaseIterable, Codable, Sendable {
        case prohibits
        case requires
        case permits
        case exempts
        case notes

        /// Whether it allows uses instead of burdening them: such a rule has permissions, never findings.
        package var allows: Bool {
            switch self {
            case .permits, .exempts: true
            case .prohibits, .requires, .notes: false
            }
        }
    }

    /// The severity of a violation.
    package enum Severity: String, CaseIterable, Codable, Sendable {
        case critical
        case high
        case medium
        case low
        case info
    }

    /// How sure its authors are that the rule is as written here.
    package enum Confidence: String, CaseIterable, Codable, Sendable {
        case high
        case medium
        case low
        case contested

        /// Whether an exception of this confidence overrides nothing for certain (docs/design.md §4.3).
        package var isDoubtful: Bool {
            switch self {
            case .high, .medium: false
            case .low, .contested: true
            }
        }
    }

    /// A source, with the day on which it was read.
    package struct Reference: Hashable, Codable, Sendable {
        /// What was read.
        package let title: String
        /// Where it is.
        package let url: String?
        /// The day on which it was read.
        package let opened: Day?

        private enum CodingKeys: String, CodingKey {
            case title = "title"
            case url = "url"
            case opened = "opened"
        }

        /// A reference.
        package init(title: String, url: String? = nil, opened: Day? = nil) {
            self.title = title
            self.url = url
            self.opened = opened
        }
    }

    /// A lint that the author silences, with the reason.
    package struct SilencedLint: Hashable, Codable, Sendable {
        /// The lint's name.
        package let name: String
        /// Why it does not matter here.
        package let reason: String

        private enum CodingKeys: String, CodingKey {
            case name = "name"
            case reason = "reason"
        }

        /// A silenced lint.
        package init(name: String, reason: String) {
            self.name = name
            self.reason = reason
        }
    }

    /// The id, which never changes and is never used again.
    package let id: RuleID
    /// What the rule says, in a line.
    package let title: String
    /// The authority that says so.
    package let authority: AuthorityID
    /// Where it is laid down.
    package let instrument: String?
    /// What it does.
    package let effect: Effect
    /// The requirement that satisfies it; always set for `requires`, perhaps for `prohibits`, never for others.
    package let requirement: RequirementID?
    /// The severity of a violation.
    package let severity: Severity
    /// How sure its authors are of it.
    package let confidence: Confidence
    /// The rules that it overrides where it applies.
    package let overrides: [RuleID]
    /// The uses that it matches.
    package let when: Scope
    /// The uses among them that it excludes.
    package let unless: Scope?
    /// What happened to it and when.
    package let lifecycle: Lifecycle
    /// What the reader should do.
    package let guidance: String?
    /// The sources of the rule.
    package let references: [Reference]
    /// Whether an organisation may accept a finding of it.
    package let isWaivable: Bool
    /// Lints that its author silences.
    package let silencedLints: [SilencedLint]
    /// Test cases that it must pass.
    package let examples: [Example]

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
    package init(
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
    /// A test case by the rule's author, which `compcheck rules test` evaluates.
    package struct Example: Hashable, Codable, Sendable {
        /// Whether the rule is among the findings or permissions of the use.
        package enum Bite: String, CaseIterable, Codable, Sendable {
            case yes
            case possibly
            case no
        }

        /// An owner of the organisation, as a rule file writes it.
        package struct Owner: Hashable, Codable, Sendable {
            /// Where the owner sits.
            package let jurisdiction: String?
            /// The owner, where it is a vendor.
            package let party: String?
            /// How much, from 0 to 1.
            package let share: String

            private enum CodingKeys: String, CodingKey {
                case jurisdiction = "jurisdiction"
                case party = "party"
                case share = "share"
            }

            /// An owner.
            package init(jurisdiction: String?, party: String?, share: String) {
                self.jurisdiction = jurisdiction
                self.party = party
                self.share = share
            }
        }

        /// The day of the case.
        package let on: Day
        /// The service by keys of the inventory format, with `jurisdiction` for its only jurisdiction.
        package let use: [String: [String]]
        /// The owners of the organisation; nil if the example does not state them.
        package let owners: [Owner]?
        /// The expected verdict of the whole rulebook.
        package let expect: Verdict?
        /// Whether this rule is expected to bear on it.
        package let bites: Bite?

        private enum CodingKeys: String, CodingKey {
            case on = "on"
            case use = "use"
            case owners = "owners"
            case expect = "expect"
            case bites = "bites"
        }

        /// An example.
        package init(
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
