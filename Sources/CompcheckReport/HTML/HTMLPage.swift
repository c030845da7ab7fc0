internal import CompcheckModel

/// The page under construction: all content, in the order and wording of the page.
///
/// Each part of the page has its own file, which prepares the values for its template; templates escape all
/// values.
struct HTMLPage {
    let audit: Audit
    let summary: AuditSummary
    let aggregator: UseAggregator
    let matrix: Matrix
    /// The groups of each section in page order, including those past the limit.
    let ranked: [(section: UseAggregator.Section, groups: [Group])]
    /// The groups on the page, in page order.
    let groups: [Group]
    /// The anchors of these groups, by the index of their sample.
    let groupAnchors: [Int: String]
    /// The sample indices of the groups with waivers.
    let waivedGroups: Set<Int>
    /// The rules that the page names, ordered as in the rulebook.
    let namedRules: [Rule]

    /// The names of the jurisdictions in the matrix.
    let jurisdictionNames: [JurisdictionCode: String]

    private let ruleAnchors: [RuleID: String]
    private let rules: [RuleID: Rule]
    private let authorities: [AuthorityID: Authority]
    private let requirements: [RequirementID: Requirement]

    /// The maximum number of groups on the page.
    static let groupLimit = 2_000
    /// The number of groups that show sources and advice; later ones link to the entries of their rules.
    static let fullGroupLimit = 300

    init(_ audit: Audit, _ summary: AuditSummary, _ aggregator: UseAggregator, _ matrix: Matrix) {
        self.audit = audit
        self.summary = summary
        self.aggregator = aggregator
        self.matrix = matrix
        ranked = aggregator.sections.map { (section: $0, groups: aggregator.ranked($0)) }
        groups = Array(ranked.flatMap(\.groups).prefix(HTMLPage.groupLimit))
        groupAnchors = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1.sample, "g\($0 + 1)") })
        waivedGroups = Set(groups.filter { !$0.waivers.isEmpty }.map(\.sample))
        let catalogue = audit.rulebook.catalogue
        let jurisdictions = Set(matrix.jurisdictions)
        jurisdictionNames = Dictionary(
            catalogue.jurisdictions.lazy.filter { jurisdictions.contains($0.code) }.map {
                ($0.code, SafeText.of($0.name))
            }
        ) { first, _ in first }
        rules = Dictionary(audit.rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
        authorities = Dictionary(catalogue.authorities.map { ($0.id, $0) }) { first, _ in first }
        requirements = Dictionary(catalogue.requirements.map { ($0.id, $0) }) { first, _ in first }
        let ids = HTMLPage.mentioned(groups, aggregator)
        namedRules = audit.rulebook.rules.filter { ids.contains($0.id) }
        ruleAnchors = Dictionary(namedRules.enumerated().map { ($1.id, "r\($0 + 1)") }) { first, _ in first }
    }

    /// The page as an HTML file.
    var rendered: String { HTMLTemplates.render(self) }

    /// Returns the rule with this id, if the rulebook has it.
    func rule(_ id: RuleID) -> Rule? { rules[id] }

    /// Returns the requirement with this id, if the catalogue has it.
    func requirement(_ id: RequirementID) -> Requirement? { requirements[id] }

    /// Returns the rule's authority in words: `OpenAI (vendor)`.
    func authority(of rule: Rule) -> String {
        authorities[rule.authority]?.displayText ?? SafeText.of(rule.authority.text)
    }

    /// Returns the anchor of a rule's entry; nil if the page has none.
    func anchor(of rule: RuleID) -> String? { ruleAnchors[rule] }

    /// Returns all rules that the groups, the changes and the notes name.
    private static func mentioned(_ groups: [Group], _ aggregator: UseAggregator) -> Set<RuleID> {
        var ids: Set<RuleID> = []
        for group in groups {
            ids.formUnion(group.answer.findings.map(\.rule.id))
            for permission in group.answer.permissions { ids.formUnion([permission.rule.id] + permission.lifts) }
        }
        for (change, effect) in aggregator.changes {
            ids.formUnion(effect.appears + effect.disappears)
            if case .assuming(let rule) = change.cause { ids.insert(rule) }
        }
        return ids.union(aggregator.notes.keys)
    }
}
