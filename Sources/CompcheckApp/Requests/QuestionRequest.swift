package import CompcheckModel

/// What an audit asks of the rules; the day may be left for the day on which it runs.
package struct QuestionRequest: Codable, Hashable, Sendable {
    /// A rule that is taken to be in force.
    package struct Assumption: Codable, Hashable, Sendable {
        /// The rule.
        package let rule: RuleID
        /// The first day; nil: the day in question.
        package let from: Day?

        /// An assumption.
        package init(_ rule: RuleID, from: Day? = nil) {
            self.rule = rule
            self.from = from
        }

        private enum CodingKeys: String, CodingKey {
            case rule = "rule"
            case from = "from"
        }
    }

    /// The day in question; nil: today.
    package var asOf: Day?
    /// How many days ahead the outlook goes; 0: no dated entries.
    package var horizon: Int
    /// The rules that are taken to be in force.
    package var assumed: [Assumption]
    /// The rules that are left out.
    package var without: [RuleID]
    /// Whether an outlook is wanted.
    package var wantsOutlook: Bool

    /// A question; without arguments about today, a year ahead.
    package init(
        asOf: Day? = nil,
        horizon: Int = 365,
        assumed: [Assumption] = [],
        without: [RuleID] = [],
        wantsOutlook: Bool = true,
    ) {
        self.asOf = asOf
        self.horizon = horizon
        self.assumed = assumed
        self.without = without
        self.wantsOutlook = wantsOutlook
    }

    private enum CodingKeys: String, CodingKey {
        case asOf = "asOf"
        case horizon = "horizonDays"
        case assumed = "assumed"
        case without = "without"
        case wantsOutlook = "outlook"
    }

    /// The question as it is asked on a day.
    package func question(today: Day) -> Question {
        let asOf = asOf ?? today
        return Question(
            asOf: asOf,
            horizon: horizon,
            assumed: assumed.days(from: asOf),
            without: Set(without),
            wantsOutlook: wantsOutlook,
        )
    }
}

extension [QuestionRequest.Assumption] {
    /// Returns the assumed rules, each with its day; if a rule has several, the first counts.
    package func days(from day: Day) -> [RuleID: Day] {
        Dictionary(map { ($0.rule, $0.from ?? day) }, uniquingKeysWith: Swift.min)
    }
}
