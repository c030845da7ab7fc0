internal import CompcheckModel
internal import CompcheckReport

/// An upcoming change, or the step of a bill, that affects uses of an inventory.
enum AheadTopic: Hashable {
    /// A rule binds from this day on.
    case takesEffect(RuleID, on: Day)
    /// A bill advanced by this step.
    case advanced(RuleID, Event.Kind, on: Day)
    /// A waiver ends; its `until` is the first day without it.
    case waiverEnds(Waiver)
    /// The evidence that meets a requirement ends.
    case evidenceEnds(RequirementID, reference: String?, until: Day)

    /// The kind of change, as it is written in JSON.
    var kind: String {
        switch self {
        case .takesEffect: "takes-effect"
        case .advanced: "bill-advanced"
        case .waiverEnds: "waiver-ends"
        case .evidenceEnds: "licence-ends"
        }
    }

    /// The day of the change.
    var day: Day {
        switch self {
        case .takesEffect(_, on: let day), .advanced(_, _, on: let day): day
        case .waiverEnds(let waiver): waiver.until
        case .evidenceEnds(_, reference: _, until: let day): day
        }
    }

    /// The rule that the change is about, if there is one.
    var rule: RuleID? {
        switch self {
        case .takesEffect(let rule, on: _), .advanced(let rule, _, on: _): rule
        case .waiverEnds(let waiver): waiver.rule
        case .evidenceEnds: nil
        }
    }

    /// The key under which an alert remembers the change: a JSON array.
    var key: String {
        let words: [String] =
            switch self {
            case .takesEffect(let rule, on: _): [rule.text]
            case .advanced(let rule, let event, on: _): [rule.text, event.rawValue]
            case .waiverEnds(let waiver): [waiver.rule.text, waiver.service, waiver.jurisdiction?.text ?? ""]
            case .evidenceEnds(let requirement, let reference, until: _): [requirement.text, reference ?? ""]
            }
        var json = JSONWriter()
        json.array { list in
            for word in [kind, "\(day)"] + words { list.string(word) }
        }
        return String(decoding: json.output.bytes, as: UTF8.self)
    }

    /// Describes the change, safe to print; `rule` is the rule that it is about, if the rulebook has it.
    func describe(_ rule: Rule?) -> String {
        let title = rule.map { ": " + SafeText.of($0.title, limit: 240) } ?? ""
        switch self {
        case .takesEffect(let id, on: _):
            return "\(SafeText.of(id.text)) takes effect, \(rule?.effect.rawValue ?? "binds")\(title)"
        case .advanced(let id, let event, on: _): return "\(SafeText.of(id.text)) was \(event.rawValue)\(title)"
        case .waiverEnds(let waiver): return "the waiver of \(waiver.subject) ends, \(waiver.displayText)"
        case .evidenceEnds(let requirement, let reference, until: _):
            let proof = reference.map { ": " + SafeText.of($0) } ?? ""
            return "what meets \(SafeText.of(requirement.text)) ends\(proof)"
        }
    }
}

extension Event.Kind {
    /// Whether the event moves a bill closer to being in force.
    var isAdvance: Bool {
        switch self {
        case .announced, .introduced, .advanced, .enacted: true
        case .effective, .observed, .resumed, .enforced, .suspended, .unenforced, .repealed, .expired, .failed,
            .withdrawn, .amended, .corrected:
            false
        }
    }
}
