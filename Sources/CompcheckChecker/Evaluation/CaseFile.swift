import CompcheckModel

/// A cache of evaluated uses, by the traits object that services share and by what rules distinguish.
///
/// Bounded: the table of traits or of evaluated uses is emptied when it is full.
struct CaseFile {
    /// An evaluated use, with its answer if no evidence matters.
    final class Filed {
        let file: Case
        let answer: Answer
        /// The requirements of the rules that may apply; nil if all evidence matters.
        let requirements: Set<RequirementID>?

        init(_ file: Case, _ question: Question) {
            self.file = file
            answer = file.answer(question, Proof(evidence: []))
            requirements =
                file.hasUnheardOf ? nil : Set(file.entries.indices.compactMap { file.rule($0).rule.requirement })
        }
    }

    /// The cached results that services with the same traits share.
    final class Folder {
        /// Retained so that no other object can get its identity.
        fileprivate let traits: Traits
        fileprivate let profile: Profile
        /// The entries by jurisdiction: so few that a linear search is fastest.
        fileprivate var filed: [(code: JurisdictionCode, filed: Filed)] = []

        init(_ traits: Traits, _ profile: Profile) {
            self.traits = traits
            self.profile = profile
        }
    }

    private struct Key: Hashable {
        let profile: Profile
        let place: ValueNumber
    }

    /// The most traits, and the most evaluated uses, that are kept.
    private let limit: Int
    private var folders: [ObjectIdentifier: Folder] = [:]
    /// The traits entry that was used last, because the jurisdictions of a service come one after the other.
    private var latest: Folder?
    private var cases: [Key: Filed] = [:]
    private var candidates: [ValueNumber: [Int]] = [:]
    private let projection: Projection
    private let rulebook: CompiledRulebook
    private let builder: ProfileBuilder
    private let question: Question

    init(_ rulebook: CompiledRulebook, _ builder: ProfileBuilder, _ question: Question, limit: Int) {
        self.limit = limit
        self.rulebook = rulebook
        self.builder = builder
        self.question = question
        projection = Projection(rulebook.rules)
    }

    /// The index of the rulebook's catalogue.
    var index: CatalogueIndex { builder.index }

    /// Returns an empty cache for the same rulebook and question.
    func emptied(limit: Int) -> CaseFile { CaseFile(rulebook, builder, question, limit: limit) }

    /// Returns the cached results for services with these traits.
    mutating func folder(_ traits: Traits) -> Folder {
        if let latest, latest.traits === traits { return latest }
        if let folder = folders[ObjectIdentifier(traits)] {
            latest = folder
            return folder
        }
        let folder = Folder(traits, projection.project(builder.profile(of: traits, rulebook.table)))
        if folders.count == limit { folders = [:] }
        folders[ObjectIdentifier(traits)] = folder
        latest = folder
        return folder
    }

    /// Returns the evaluated use of such a service in one of its jurisdictions.
    mutating func file(_ code: JurisdictionCode, in folder: Folder) -> Filed {
        if let known = folder.filed.first(where: { $0.code == code }) { return known.filed }
        let filed = file(code, folder.profile)
        folder.filed.append((code, filed))
        return filed
    }

    private mutating func file(_ code: JurisdictionCode, _ profile: Profile) -> Filed {
        let place = rulebook.table.number(of: code)
        let key = Key(profile: profile, place: place)
        if let filed = cases[key] { return filed }
        let view = UseView(profile, in: code, rulebook.table)
        let filed = Filed(Case(view, candidates: candidates(for: place), in: rulebook), question)
        if cases.count == limit { cases = [:] }
        cases[key] = filed
        return filed
    }

    /// Returns the rules that may apply in a jurisdiction, the only attribute that is never unknown.
    private mutating func candidates(for place: ValueNumber) -> [Int] {
        if let known = candidates[place] { return known }
        let found = rulebook.rules.indices.filter { position in
            rulebook.rules[position].when.conditions.allSatisfy { $0.mayHold(for: place, rulebook.table) }
        }
        candidates[place] = found
        return found
    }
}
