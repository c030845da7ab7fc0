internal import CompcheckModel

/// Everything that the text report remembers of the uses: groups, changes, notes and questions, each with its crowd.
///
/// Bounded: many uses share an answer, which is worked out once and then known by its identity; of each kind of thing
/// about `limit` are told apart, and what comes later is counted or merged.
struct Ledger: Sendable {
    /// At most this many groups of one section, changes or doubts are told apart.
    static let limit = 2_048
    /// At most this many answers are known by identity; then they are recognised by content again.
    static let answerLimit = 1 << 16

    /// A section of the report: what uses may be at worst, and what they are.
    struct Section: Hashable, Sendable {
        let atWorst: Verdict
        let verdict: Verdict

        /// Whether something that is not known could change the verdict.
        var isInDoubt: Bool { verdict == .undetermined || atWorst > verdict }
    }

    /// What would settle a doubt: these attributes, or, where there are none, better sources for these rules.
    struct Doubt: Hashable, Sendable {
        let missing: [Attribute]
        let contested: [RuleID]
    }

    /// The groups of each section, in order of appearance.
    private(set) var groups: [Section: [Group]] = [:]
    /// How many uses of a section stand in no group, because there are too many groups.
    private(set) var ungrouped: [Section: Int] = [:]
    /// The changes, each with its effect.
    private(set) var changes: [Change: Change.Effect] = [:]
    /// The notes, each with its crowd.
    private(set) var notes: [RuleID: (finding: Finding, crowd: Int)] = [:]
    /// The doubts, each with its crowd.
    private(set) var doubts: [Doubt: Int] = [:]
    /// The crowds, by number.
    private(set) var crowds: [Crowd] = []

    private var groupPositions: [AnswerKey: Int] = [:]
    private var known: [Known: Place] = [:]
    private var held: [Answer] = []
    private var latestService: String?
    private var ordinal = 0

    /// What uses must share to belong to the same places: an answer, by its identity, waivers and what is new.
    private struct Known: Hashable {
        let answer: ObjectIdentifier
        let waivers: [Waiver]
        let new: [RuleID]?
    }

    /// Where uses with one answer belong.
    private struct Place {
        /// The crowds that they join.
        let crowds: [Int]
        /// The crowd of their group; nil where they stand in none.
        let group: Int?
        /// The section in which they are only counted, if so.
        let ungrouped: Section?
    }

    /// How many uses stand in a section.
    func uses(in section: Section) -> Int {
        (groups[section] ?? []).reduce(ungrouped[section] ?? 0) { $0 + crowds[$1.crowd].uses }
    }

    /// Takes in one use.
    /// - Returns: The crowd of its group; nil where it stands in none, because there are too many.
    @discardableResult mutating func add(_ use: Use) -> Int? {
        if latestService != use.service.id {
            latestService = use.service.id
            ordinal += 1
        }
        let key = Known(answer: ObjectIdentifier(use.answer), waivers: use.waivers, new: use.new)
        let place = known[key] ?? learn(use, as: key)
        for crowd in place.crowds {
            crowds[crowd].add(use.service, in: use.jurisdiction, ordinal: ordinal, alternative: use.alternative)
        }
        if let section = place.ungrouped { ungrouped[section, default: 0] += 1 }
        return place.group
    }

    private mutating func learn(_ use: Use, as key: Known) -> Place {
        let answer = use.answer
        if held.count >= Ledger.answerLimit {
            known.removeAll(keepingCapacity: true)
            held.removeAll(keepingCapacity: true)
        }
        let section = Section(answer)
        let group = learnGroup(use, in: section)
        let others = learnChanges(answer) + learnNotes(answer) + learnDoubts(answer)
        let place = Place(
            crowds: (group.map { [$0] } ?? []) + others,
            group: group,
            ungrouped: group == nil ? section : nil,
        )
        known[key] = place
        held.append(answer)
        return place
    }

    private mutating func learnGroup(_ use: Use, in section: Section) -> Int? {
        let key = AnswerKey(use.answer, use.waivers, new: use.newBonds)
        if groupPositions[key] == nil {
            let position = groups[section]?.count ?? 0
            guard position < Ledger.limit else { return nil }
            groupPositions[key] = position
            groups[section, default: []].append(Group(use, crowd: newCrowd()))
        }
        guard let position = groupPositions[key] else { return nil }
        groups[section]?[position].explain(use.answer)
        return groups[section]?[position].crowd
    }

    private mutating func learnChanges(_ answer: Answer) -> [Int] {
        var found: [Int] = []
        var latest = answer.verdict
        for entry in answer.outlook {
            var before = answer.verdict
            if case .date = entry.cause {
                before = latest
                latest = entry.verdict
            }
            var change = Change(entry, before: before, isMerged: false)
            if changes[change] == nil, changes.count >= Ledger.limit {
                change = Change(entry, before: before, isMerged: true)
            }
            var effect = changes[change] ?? Change.Effect(crowd: newCrowd())
            effect.add(entry)
            changes[change] = effect
            found.append(effect.crowd)
        }
        return found
    }

    private mutating func learnNotes(_ answer: Answer) -> [Int] {
        var found: [Int] = []
        for finding in answer.findings where !finding.binds {
            let crowd = notes[finding.rule.id]?.crowd ?? newCrowd()
            if notes[finding.rule.id] == nil { notes[finding.rule.id] = (finding, crowd) }
            found.append(crowd)
        }
        return found
    }

    private mutating func learnDoubts(_ answer: Answer) -> [Int] {
        guard Section(answer).isInDoubt else { return [] }
        let open = answer.findings.filter { $0.binds && $0.certainty == .possible && $0.standing == .inForce }
        let missing = Set(open.flatMap(\.missing))
        let doubtful = answer.permissions.filter { $0.certainty == .possible && $0.rule.confidence.isDoubtful }
        let contested = doubtful.isEmpty ? open.map(\.rule.id) : doubtful.map(\.rule.id)
        let doubt = Doubt(
            missing: Attribute.allCases.filter(missing.contains),
            contested: missing.isEmpty ? contested : [],
        )
        if doubts[doubt] == nil, doubts.count < Ledger.limit { doubts[doubt] = newCrowd() }
        return doubts[doubt].map { [$0] } ?? []
    }

    private mutating func newCrowd() -> Int {
        crowds.append(Crowd())
        return crowds.count - 1
    }
}
