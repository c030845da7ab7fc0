internal import CompcheckModel

/// The text report under construction: its input, and the page so far.
struct TextReport {
    let audit: Audit
    let summary: AuditSummary
    let aggregator: UseAggregator
    /// The text written so far.
    var page: Page
    /// The rules whose authority, source and advice are already on the page.
    var described: Set<RuleID> = []
    /// The rules whose title is already on the page beside their id.
    private var named: Set<RuleID> = []

    private let top: Int
    private let rules: [RuleID: Rule]
    private let authorities: [AuthorityID: Authority]
    private let requirements: [RequirementID: Requirement]

    init(_ audit: Audit, _ summary: AuditSummary, _ aggregator: UseAggregator, _ options: ReportOptions) {
        self.audit = audit
        self.summary = summary
        self.aggregator = aggregator
        top = max(1, options.top)
        page = Page(width: options.width, colour: options.colour)
        let catalogue = audit.rulebook.catalogue
        rules = Dictionary(audit.rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
        authorities = Dictionary(catalogue.authorities.map { ($0.id, $0) }) { first, _ in first }
        requirements = Dictionary(catalogue.requirements.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Whether the page is so long that the rest is kept brief.
    var isLong: Bool { page.lines > top * 20 }

    /// The maximum number of things of a kind that a section lists.
    var room: Int { isLong ? max(1, top / 2) : top }

    /// Returns the rule with this id, if the rulebook has it.
    func rule(_ id: RuleID) -> Rule? { rules[id] }

    /// Returns the requirement with this id, if the catalogue has it.
    func requirement(_ id: RequirementID) -> Requirement? { requirements[id] }

    /// Returns the rule's authority in words: `OpenAI (vendor)`.
    func authority(of rule: Rule) -> String {
        authorities[rule.authority]?.displayText ?? SafeText.of(rule.authority.text)
    }

    /// Returns an id, with the rule's title if the page does not have it yet.
    mutating func named(_ id: RuleID) -> [Span] {
        guard let rule = rules[id], !described.contains(id), named.insert(id).inserted else {
            return [Span(SafeText.of(id.text))]
        }
        return [Span(SafeText.of(id.text)), .dim(" (\(SafeText.of(rule.title)))")]
    }

    /// Returns the first few ids, and the number of the others.
    func ids(_ rules: [RuleID]) -> String {
        let shown = rules.prefix(8).map { SafeText.of($0.text) }
        return (shown + (rules.count > 8 ? ["\(rules.count - 8) more"] : [])).joined(separator: ", ")
    }

    /// Writes how much is left out, and how to get it.
    mutating func writeRest(_ what: String, indent: Int = 2) {
        page.paragraph([.dim("… and \(what): see --format json or ndjson, with --all-uses")], indent: indent)
    }
}
