internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

/// The text of one explanation, under construction.
struct ExplanationPage {
    let explanation: Explanation
    let audit: Audit
    let conditions: ConditionText
    /// The text written so far.
    var page: Page
    /// The rules whose authority and source are already in the text.
    var described: Set<RuleID>
    private let inventoryDigest: String?
    private let top: Int
    private let titles: [RuleID: String]
    private let authorities: [AuthorityID: Authority]

    init(_ explanation: Explanation, _ header: ExplanationHeader, page: Page, described: Set<RuleID>, top: Int) {
        self.explanation = explanation
        self.page = page
        self.described = described
        self.top = top
        audit = header.audit
        inventoryDigest = header.inventoryDigest
        conditions = ConditionText(RuleText(audit.rulebook.catalogue), explanation.facts)
        titles = Dictionary(audit.rulebook.rules.map { ($0.id, $0.title) }) { first, _ in first }
        authorities = Dictionary(audit.rulebook.catalogue.authorities.map { ($0.id, $0) }) { first, _ in first }
    }

    /// A group of rule explanations under one heading.
    private enum Section: CaseIterable {
        case decides
        case bears
        case defeated
        case unneeded
        case notInForce
        case doesNotApply

        init(_ ruleExplanation: RuleExplanation) {
            switch ruleExplanation.role {
            case .binds, .permits, .exempts, .met, .notes, .unenforced:
                self = ruleExplanation.decides ? .decides : .bears
            case .defeated: self = .defeated
            case .unneeded: self = .unneeded
            case .notInForce, .notYetKnown, .leftOut: self = .notInForce
            case .doesNotApply: self = .doesNotApply
            }
        }

        var title: String {
            switch self {
            case .decides: "WHAT DECIDES"
            case .bears: "WHAT ELSE BEARS ON IT"
            case .defeated: "WHAT IS LIFTED"
            case .unneeded: "EXCEPTIONS WITH NOTHING TO LIFT"
            case .notInForce: "WHAT IS NOT IN FORCE AND WOULD APPLY"
            case .doesNotApply: "WHAT DOES NOT APPLY, NEAREST FIRST"
            }
        }
    }

    /// Writes the whole explanation.
    mutating func write() {
        let (use, answer) = (explanation.use, explanation.use.answer)
        let title = "\(SafeText.of(use.service.id)) in \(SafeText.of(use.jurisdiction.text))"
        page.heading(title, right: answer.verdict.rawValue.uppercased())
        var verdict = [Span(answer.verdict.rawValue, .verdict(answer.verdict))]
        if answer.atWorst != answer.verdict { verdict.append(Span(", at worst \(answer.atWorst.rawValue)")) }
        page.labelled("verdict", verdict, indent: 0)
        page.labelled("rules", [Span(tally)], indent: 0)
        let sections = Dictionary(grouping: explanation.ruleExplanations) { Section($0) }
        for section in Section.allCases {
            guard let ruleExplanations = sections[section] else { continue }
            page.blank()
            page.paragraph([.bold(section.title)])
            write(ruleExplanations, room: section == .doesNotApply ? top : .max)
        }
    }

    private mutating func write(_ ruleExplanations: [RuleExplanation], room: Int) {
        for (position, ruleExplanation) in ruleExplanations.prefix(room).enumerated() {
            let isHistory = ruleExplanation.role == .notInForce && ruleExplanation.status.standing == .ended
            if ruleExplanation.role == .doesNotApply || isHistory {
                writeBriefly(ruleExplanation)
            } else {
                if position > 0 { page.blank() }
                write(ruleExplanation)
            }
        }
        let rest = ruleExplanations.count - room
        if rest > 0 { page.paragraph([.dim("… and \(counted(rest, "more rule")): see --all")], indent: 2) }
    }

    /// The number of rules considered, in force and matching.
    private var tally: String {
        let ruleExplanations = explanation.ruleExplanations
        let inForce = ruleExplanations.filter(\.status.isInForce)
        let perhaps = ruleExplanations.filter(\.status.isUncertain)
        let matching = (inForce + perhaps).count { $0.role != .doesNotApply }
        let more = perhaps.isEmpty ? "" : " and \(grouped(perhaps.count)) perhaps"
        let all =
            "of \(counted(ruleExplanations.count, "rule")), \(grouped(inForce.count)) in force\(more) on "
            + "\(audit.question.asOf)"
        let applies = ruleExplanations.contains { [.decides, .bears, .defeated].contains(Section($0)) }
        if applies { return "\(all), \(grouped(matching)) \(matching == 1 ? "matches" : "match")" }
        let rest = matching == 0 ? "none matched" : "none matched but exceptions that have nothing to lift"
        let input = inventoryDigest.map { ", inventory \(short($0))" } ?? ""
        return "no rule applied: \(all), \(rest); digests: rules \(short(audit.rulebook.digest))\(input)"
    }

    /// Returns a rule's id and title.
    func named(_ id: RuleID) -> [Span] {
        let title = titles[id].map { [Span.dim(" (\(SafeText.of($0)))")] } ?? []
        return [Span(SafeText.of(id.text))] + title
    }

    /// Returns the rule's authority and instrument, in words.
    func authority(of rule: Rule) -> String {
        let authority = authorities[rule.authority]
        let name = authority.map { "\(SafeText.of($0.name)) (\($0.kind.rawValue))" } ?? SafeText.of(rule.authority.text)
        return name + (rule.instrument.map { ", " + SafeText.of($0, limit: 240) } ?? "")
    }
}
