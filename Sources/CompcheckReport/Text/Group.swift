internal import CompcheckModel

/// A group of uses that the rulebook answers alike.
struct Group: Sendable {
    /// The answer to the first use.
    let answer: Answer
    /// The waivers that cover findings of the uses.
    let waivers: [Waiver]
    /// The rules of the new findings, without notes; nil without a baseline.
    let new: [RuleID]?
    /// The index of the group's uses in the aggregator's samples.
    let sample: Int
    /// The values that met the conditions of each rule, from all answers.
    private(set) var reasons: [RuleID: Reasons] = [:]
    /// The rules whose requirement other uses meet with evidence that differs from the first use's.
    private(set) var variedProofs: Set<RuleID> = []
    /// Whether some uses have notes.
    private(set) var hasNotes = false

    /// Creates a group with its first use.
    init(_ use: Use, sample: Int) {
        answer = use.answer
        waivers = use.waivers
        new = use.newBindingRules
        self.sample = sample
    }

    /// Whether the group has new findings.
    var hasNews: Bool { new?.isEmpty == false }

    func isNew(_ finding: Finding) -> Bool { new?.contains(finding.rule.id) == true }

    /// Returns the findings with new ones first, otherwise in the same order, as a report may omit the last ones.
    func newFirst(_ findings: [Finding]) -> [Finding] {
        hasNews ? findings.filter(isNew) + findings.filter { !isNew($0) } : findings
    }

    /// Adds the reasons of another answer of the group.
    mutating func explain(_ answer: Answer) {
        for (permission, first) in zip(answer.permissions, self.answer.permissions)
        where permission.evidence != first.evidence {
            variedProofs.insert(permission.rule.id)
        }
        for finding in answer.findings {
            guard finding.binds else {
                hasNotes = true
                continue
            }
            for reason in finding.because { reasons[finding.rule.id, default: Reasons()].add(reason) }
        }
    }
}

/// The values that met the conditions of a rule in one or more uses, the first few of each attribute.
struct Reasons: Sendable {
    /// The maximum number of values of an attribute to remember.
    static let limit = 8

    private(set) var attributes: [Attribute] = []
    private var values: [Attribute: [String]] = [:]
    private var hasMore: Set<Attribute> = []

    /// Adds the values of a reason.
    mutating func add(_ reason: Reason) {
        if values[reason.attribute] == nil { attributes.append(reason.attribute) }
        var known = values[reason.attribute, default: []]
        for value in reason.values where !known.contains(value) {
            if known.count < Reasons.limit { known.append(value) } else { hasMore.insert(reason.attribute) }
        }
        values[reason.attribute] = known
    }

    /// The first few values of each attribute: `developer`, `openai`; `jurisdiction`, `CN, HK, …`.
    var words: [(attribute: String, values: String)] {
        attributes.map { attribute in
            let texts = (values[attribute] ?? []).map { SafeText.of($0, limit: 60) }
            let listed = (texts.isEmpty ? ["none"] : texts) + (hasMore.contains(attribute) ? ["…"] : [])
            return (attribute.rawValue, listed.joined(separator: ", "))
        }
    }

    /// One part for each attribute: `developer openai`, `jurisdiction CN, HK, …`.
    var parts: [[Span]] { words.map { [.dim($0.attribute + " "), Span($0.values)] } }
}
