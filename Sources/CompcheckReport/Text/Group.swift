internal import CompcheckModel

/// Uses that the rulebook answers alike.
struct Group: Sendable {
    /// The first of their answers.
    let answer: Answer
    /// The waivers that cover findings of them.
    let waivers: [Waiver]
    /// The rules whose findings are new, notes aside; nil where there is no baseline.
    let new: [RuleID]?
    /// Which crowd of the ledger they are.
    let crowd: Int
    /// What met the conditions of each rule, over all of the answers.
    private(set) var reasons: [RuleID: Reasons] = [:]
    /// The rules whose requirement other uses meet by other evidence than the first.
    private(set) var variedProofs: Set<RuleID> = []
    /// Whether notes are made on some of the uses.
    private(set) var hasNotes = false

    /// A group that begins with that use.
    init(_ use: Use, crowd: Int) {
        answer = use.answer
        waivers = use.waivers
        new = use.newBonds
        self.crowd = crowd
    }

    /// Whether something is new about its uses.
    var hasNews: Bool { new?.isEmpty == false }

    /// Whether a finding is new.
    func isNew(_ finding: Finding) -> Bool { new?.contains(finding.rule.id) == true }

    /// Findings in their order, but what is new first: a report may leave out what stands last.
    func newFirst(_ findings: [Finding]) -> [Finding] {
        hasNews ? findings.filter(isNew) + findings.filter { !isNew($0) } : findings
    }

    /// Takes in why another answer of the group says the same.
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

/// What met the conditions of a rule in one or many uses, the first few values of each attribute.
struct Reasons: Sendable {
    /// At most this many values of an attribute are remembered.
    static let limit = 8

    private(set) var attributes: [Attribute] = []
    private var values: [Attribute: [String]] = [:]
    private var hasMore: Set<Attribute> = []

    /// Takes in one more reason.
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
            let told = (texts.isEmpty ? ["none"] : texts) + (hasMore.contains(attribute) ? ["…"] : [])
            return (attribute.rawValue, told.joined(separator: ", "))
        }
    }

    /// One part for each attribute: `developer openai`, `jurisdiction CN, HK, …`.
    var parts: [[Span]] { words.map { [.dim($0.attribute + " "), Span($0.values)] } }
}
