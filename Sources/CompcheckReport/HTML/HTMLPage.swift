internal import CompcheckModel

/// The page while it is put together: what is told, in the order and the words in which it stands there.
///
/// Each part of the page has a file that makes what its template shows; templates escape all of it.
struct HTMLPage {
    let audit: Audit
    let summary: AuditSummary
    let ledger: Ledger
    let matrix: Matrix
    /// The groups of each section, in the page's order; those past the limit are not told.
    let ranked: [(section: Ledger.Section, groups: [Group])]
    /// The groups that are told, in the page's order.
    let groups: [Group]
    /// The address on the page of each of them, by its crowd.
    let groupAnchors: [Int: String]
    /// The crowds of those that have waived findings.
    let waivedGroups: Set<Int>
    /// The rules that the page names, in order of id.
    let namedRules: [Rule]

    /// The names of the places of the matrix.
    let placeNames: [JurisdictionCode: String]

    private let ruleAnchors: [RuleID: String]
    private let rules: [RuleID: Rule]
    private let authorities: [AuthorityID: Authority]
    private let requirements: [RequirementID: Requirement]

    /// At most this many groups are told.
    static let groupLimit = 2_000
    /// This many of them with source and advice; the others lead to their rules, which have it.
    static let fullGroupLimit = 300

    init(_ audit: Audit, _ summary: AuditSummary, _ ledger: Ledger, _ matrix: Matrix) {
        self.audit = audit
        self.summary = summary
        self.ledger = ledger
        self.matrix = matrix
        ranked = ledger.sections.map { (section: $0, groups: ledger.ranked($0)) }
        groups = Array(ranked.flatMap(\.groups).prefix(HTMLPage.groupLimit))
        groupAnchors = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1.crowd, "g\($0 + 1)") })
        waivedGroups = Set(groups.filter { !$0.waivers.isEmpty }.map(\.crowd))
        let catalogue = audit.rulebook.catalogue
        let places = Set(matrix.places)
        placeNames = Dictionary(
            catalogue.jurisdictions.lazy.filter { places.contains($0.code) }.map { ($0.code, SafeText.of($0.name)) }
        ) { first, _ in first }
        rules = Dictionary(audit.rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
        authorities = Dictionary(catalogue.authorities.map { ($0.id, $0) }) { first, _ in first }
        requirements = Dictionary(catalogue.requirements.map { ($0.id, $0) }) { first, _ in first }
        let ids = HTMLPage.mentioned(groups, ledger)
        namedRules = audit.rulebook.rules.filter { ids.contains($0.id) }
        ruleAnchors = Dictionary(namedRules.enumerated().map { ($1.id, "r\($0 + 1)") }) { first, _ in first }
    }

    /// The page as a file.
    var rendered: String { HTMLTemplates.render(self) }

    /// The rule of that id, if the rulebook has it.
    func rule(_ id: RuleID) -> Rule? { rules[id] }

    /// The requirement of that id, if the catalogue has it.
    func requirement(_ id: RequirementID) -> Requirement? { requirements[id] }

    /// Who says so, in words: `OpenAI (vendor)`.
    func authority(of rule: Rule) -> String {
        authorities[rule.authority]?.told ?? SafeText.of(rule.authority.text)
    }

    /// The address on the page of a rule; nil where it has none.
    func anchor(of rule: RuleID) -> String? { ruleAnchors[rule] }

    /// Every rule that the groups, the changes and the notes name.
    private static func mentioned(_ groups: [Group], _ ledger: Ledger) -> Set<RuleID> {
        var ids: Set<RuleID> = []
        for group in groups {
            ids.formUnion(group.answer.findings.map(\.rule.id))
            for permission in group.answer.permissions { ids.formUnion([permission.rule.id] + permission.lifts) }
        }
        for (change, effect) in ledger.changes {
            ids.formUnion(effect.appears + effect.disappears)
            if case .assuming(let rule) = change.cause { ids.insert(rule) }
        }
        return ids.union(ledger.notes.keys)
    }
}
