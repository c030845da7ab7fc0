internal import CompcheckModel

/// Collects what the text, Markdown and HTML reports need of all uses: groups, changes, notes and doubts, with
/// examples.
///
/// Memory is bounded: an answer is evaluated once and recognized by its identity. Beyond about `limit` groups
/// of a section, changes or doubts, further ones are only counted or merged.
struct UseAggregator: Sendable {
    /// The maximum number of groups of a section, and of doubts; beyond as many changes, further ones are merged.
    static let limit = 2_048
    /// The maximum number of answers recognized by identity; beyond it, the cache is emptied.
    static let answerLimit = 1 << 16

    /// A section of the report: the uses with one verdict and one worst possible verdict.
    struct Section: Hashable, Sendable {
        let atWorst: Verdict
        let verdict: Verdict

        /// Whether a missing fact could change the verdict.
        var isInDoubt: Bool { verdict == .undetermined || atWorst > verdict }
    }

    /// What would settle a doubt: these attributes, and better sources.
    struct Doubt: Hashable, Sendable {
        let missing: [Attribute]
        /// Rules whose source is doubtful or contested.
        let contested: [RuleID]
        /// Rules of unknown start, and below lists that do not say it for the day.
        let unknownStarts: [RuleID]
        let unsureLists: [GroupID]
    }

    /// The groups of each section, in order of appearance.
    private(set) var groups: [Section: [Group]] = [:]
    /// The number of uses of each section that are in no group, as there are too many groups.
    private(set) var ungrouped: [Section: Int] = [:]
    /// The changes with their effects.
    private(set) var changes: [Change: Change.Effect] = [:]
    /// The notes, each with the index of its sample.
    private(set) var notes: [RuleID: (finding: Finding, sample: Int)] = [:]
    /// The doubts, each with the index of its sample.
    private(set) var doubts: [Doubt: Int] = [:]
    /// The samples, referred to by index.
    private(set) var samples: [UseSample] = []

    private var groupPositions: [AnswerKey: Int] = [:]
    private var known: [UseKey: Destination] = [:]
    private var held: [Answer] = []
    private var latestService: String?
    private var ordinal = 0

    /// The key of uses that join the same samples: an answer by identity, waivers, and new findings.
    private struct UseKey: Hashable {
        let answer: ObjectIdentifier
        let waivers: [Waiver]
        let new: [RuleID]?
    }

    /// The samples and the group or section that uses with one key join.
    private struct Destination {
        /// The indices of the samples to join.
        let samples: [Int]
        /// The sample index of the group; nil if the uses are in no group.
        let group: Int?
        /// The section that only counts the uses; nil if they are in a group.
        let ungrouped: Section?
    }

    /// Returns the number of uses in a section.
    func uses(in section: Section) -> Int {
        (groups[section] ?? []).reduce(ungrouped[section] ?? 0) { $0 + samples[$1.sample].uses }
    }

    /// Adds a use.
    /// - Returns: The sample index of its group; nil if it is in no group, as there are too many.
    @discardableResult mutating func add(_ use: Use) -> Int? {
        if latestService != use.service.id {
            latestService = use.service.id
            ordinal += 1
        }
        let key = UseKey(answer: ObjectIdentifier(use.answer), waivers: use.waivers, new: use.new)
        let destination = known[key] ?? learn(use, as: key)
        for sample in destination.samples {
            samples[sample].add(use.service, in: use.jurisdiction, ordinal: ordinal, alternative: use.alternative)
        }
        if let section = destination.ungrouped { ungrouped[section, default: 0] += 1 }
        return destination.group
    }

    private mutating func learn(_ use: Use, as key: UseKey) -> Destination {
        let answer = use.answer
        if held.count >= UseAggregator.answerLimit {
            known.removeAll(keepingCapacity: true)
            held.removeAll(keepingCapacity: true)
        }
        let section = Section(answer)
        let group = learnGroup(use, in: section)
        let others = learnChanges(answer) + learnNotes(answer) + learnDoubts(answer)
        let destination = Destination(
            samples: (group.map { [$0] } ?? []) + others,
            group: group,
            ungrouped: group == nil ? section : nil,
        )
        known[key] = destination
        held.append(answer)
        return destination
    }

    private mutating func learnGroup(_ use: Use, in section: Section) -> Int? {
        let key = AnswerKey(use.answer, use.waivers, new: use.newBindingRules)
        if groupPositions[key] == nil {
            let position = groups[section]?.count ?? 0
            guard position < UseAggregator.limit else { return nil }
            groupPositions[key] = position
            groups[section, default: []].append(Group(use, sample: newSample()))
        }
        guard let position = groupPositions[key] else { return nil }
        groups[section]?[position].explain(use.answer)
        return groups[section]?[position].sample
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
            if changes[change] == nil, changes.count >= UseAggregator.limit {
                change = Change(entry, before: before, isMerged: true)
            }
            var effect = changes[change] ?? Change.Effect(sample: newSample())
            effect.add(entry)
            changes[change] = effect
            found.append(effect.sample)
        }
        return found
    }

    private mutating func learnNotes(_ answer: Answer) -> [Int] {
        var found: [Int] = []
        for finding in answer.findings where !finding.binds {
            let sample = notes[finding.rule.id]?.sample ?? newSample()
            if notes[finding.rule.id] == nil { notes[finding.rule.id] = (finding, sample) }
            found.append(sample)
        }
        return found
    }

    private mutating func learnDoubts(_ answer: Answer) -> [Int] {
        guard Section(answer).isInDoubt else { return [] }
        let open = answer.findings.filter { $0.counts && $0.certainty == .possible }
        let doubt = Doubt(open, answer.permissions)
        if doubts[doubt] == nil, doubts.count < UseAggregator.limit { doubts[doubt] = newSample() }
        return doubts[doubt].map { [$0] } ?? []
    }

    private mutating func newSample() -> Int {
        samples.append(UseSample())
        return samples.count - 1
    }
}

extension UseAggregator.Doubt {
    /// What leaves these findings open, beside these permissions.
    init(_ open: [Finding], _ permissions: [Permission]) {
        let doubtful = Set(
            permissions.filter { $0.certainty == .possible && $0.rule.confidence.isDoubtful }.map(\.rule.id)
        )
        var (contested, starts, lists): (Set<RuleID>, Set<RuleID>, Set<GroupID>) = ([], [], [])
        for finding in open {
            for doubt in finding.doubts {
                switch doubt {
                case .start: starts.insert(finding.rule.id)
                case .list(let group, _): lists.insert(group)
                // An exception that is not doubtful leaves its rule open because nobody knows when it began.
                case .exception(let rule) where doubtful.contains(rule): contested.insert(rule)
                case .exception(let rule): starts.insert(rule)
                }
            }
        }
        // A run that was recorded before doubts were kept has only its permissions to tell.
        let questions = Set(open.flatMap(\.questions))
        if questions.isEmpty, open.allSatisfy(\.doubts.isEmpty) {
            contested = doubtful.isEmpty ? Set(open.map(\.rule.id)) : doubtful
        }
        missing = Attribute.allCases.filter(questions.contains)
        self.contested = contested.sorted()
        unknownStarts = starts.sorted()
        unsureLists = lists.sorted()
    }
}
