package import CompcheckModel

/// Finds other offerings for uses that are prohibited, restricted or undetermined.
///
/// It caches results by what they depend on, and stops searching as soon as it can: in a large inventory most uses
/// need the same, and the best alternative is usually among the first candidates.
package struct AlternativeFinder {
    /// The circumstances on which the answers for all offerings depend.
    private struct Circumstances: Hashable {
        let stated: Traits.Stated
        let ownVendors: [Vendor]
        let jurisdiction: JurisdictionCode
    }

    /// Everything on which the best alternative depends.
    private struct Need: Hashable {
        let circumstances: Circumstances
        let criteria: AlternativeCriteria
        /// The offerings that the use has already, which are skipped.
        let own: [OfferingID]
    }

    /// A service's traits, by identity, in a jurisdiction: traits that thousands of services share are looked up once.
    private struct Asked: Hashable {
        let traits: ObjectIdentifier
        let jurisdiction: JurisdictionCode
    }

    /// The most answers that are kept; then they are dropped, but not the alternatives found with them.
    private static let mostKept = 1 << 12
    /// The most alternatives that are kept in each table; then the table is emptied.
    private static let mostFound = 1 << 12
    /// The most orders of candidates that are kept; then they are dropped.
    private static let mostOrders = 1 << 8
    private let index: CatalogueIndex
    private let candidates: OfferingCandidates
    /// The attributes that some rule tests: circumstances that differ only in others count as the same.
    private let named: Set<Attribute>
    private var checker: Checker
    private var evaluated: [Circumstances: [OfferingID: Answer]] = [:]
    private var kept = 0
    private var orders: [AlternativeCriteria: [OfferingCandidates.Candidate]] = [:]
    private var bests: [Need: Alternative?] = [:]
    /// The traits are retained so that no other object can get their identity.
    private var asked: [Asked: (traits: Traits, best: Alternative?)] = [:]

    /// Creates a finder among the offerings of a rulebook's catalogue that are offered on the day in question.
    ///
    /// - Parameters:
    ///   - rulebook: the rules and their catalogue.
    ///   - question: the question to the rules.
    ///   - checker: the checker of that rulebook and question.
    package init(_ rulebook: Rulebook, _ question: Question, _ checker: Checker) {
        index = checker.index
        candidates = OfferingCandidates(rulebook.catalogue.offerings.filter { $0.isOffered(on: question.asOf) }, index)
        named = Set(rulebook.rules.flatMap(\.allConditions).map(\.attribute))
        // Each search evaluates services of its own, which are never evaluated again.
        self.checker = checker.fresh(remembering: 1 << 5)
    }

    /// Returns the offerings that suit the use and get a better answer in the same jurisdiction, best first.
    ///
    /// - Returns: nil if the capabilities that the use needs are unknown; empty if it is permitted or unregulated.
    package mutating func alternatives(to use: Use) -> [Alternative]? {
        guard use.answer.isInTrouble else { return [] }
        guard let need = need(of: use) else { return nil }
        var found: [(merit: AlternativeRank, alternative: Alternative)] = []
        for candidate in order(need.criteria) where !need.own.contains(candidate.offering.id) {
            let alternative = evaluate(candidate, need.circumstances)
            if alternative.helps(use) { found.append((AlternativeRank(alternative.answer), alternative)) }
        }
        // Equal ones stay in the order of the candidates.
        return found.enumerated()
            .sorted { ($0.element.merit, $0.offset) < ($1.element.merit, $1.offset) }
            .map(\.element.alternative)
    }

    /// Returns the use with its best alternative, if there is one.
    package mutating func withBest(_ use: Use) -> Use {
        guard use.answer.isInTrouble, let best = findBest(for: use), best.helps(use) else { return use }
        return Use(
            service: use.service,
            jurisdiction: use.jurisdiction,
            answer: use.answer,
            alternative: best,
            waivers: use.waivers,
            new: use.new,
        )
    }

    // MARK: The best alternative

    private mutating func findBest(for use: Use) -> Alternative? {
        let key = Asked(traits: ObjectIdentifier(use.service.traits), jurisdiction: use.jurisdiction)
        if let known = asked[key] { return known.best }
        if asked.count >= AlternativeFinder.mostFound { asked = [:] }
        let best = need(of: use).flatMap { findBest(for: $0) }
        asked[key] = (use.service.traits, best)
        return best
    }

    private mutating func findBest(for need: Need) -> Alternative? {
        if let known = bests[need] { return known }
        var best: (merit: AlternativeRank, alternative: Alternative)?
        for candidate in order(need.criteria) where !need.own.contains(candidate.offering.id) {
            let alternative = evaluate(candidate, need.circumstances)
            let rank = AlternativeRank(alternative.answer)
            if best.map({ rank < $0.merit }) ?? true { best = (rank, alternative) }
            // No later candidate can be better.
            if rank.isFlawless { break }
        }
        if bests.count >= AlternativeFinder.mostFound { bests = [:] }
        bests[need] = .some(best?.alternative)
        return best?.alternative
    }

    // MARK: Needs and answers

    private func need(of use: Use) -> Need? {
        let stated = use.service.traits.stated
        guard let criteria = AlternativeCriteria(stated, use.jurisdiction, index) else { return nil }
        let circumstances = Circumstances(
            stated: stated.circumstances(of: named),
            ownVendors: use.service.traits.ownVendors,
            jurisdiction: use.jurisdiction,
        )
        return Need(circumstances: circumstances, criteria: criteria, own: stated.offering ?? [])
    }

    private mutating func order(_ criteria: AlternativeCriteria) -> [OfferingCandidates.Candidate] {
        if let known = orders[criteria] { return known }
        let order = candidates.candidates(for: criteria)
        if orders.count >= AlternativeFinder.mostOrders { orders = [:] }
        orders[criteria] = order
        return order
    }

    private mutating func evaluate(
        _ candidate: OfferingCandidates.Candidate,
        _ circumstances: Circumstances,
    ) -> Alternative {
        Alternative(
            offering: candidate.offering,
            answer: answer(for: candidate.offering, in: circumstances),
            lacks: candidate.lacks,
        )
    }

    private mutating func answer(for offering: Offering, in circumstances: Circumstances) -> Answer {
        if let known = evaluated[circumstances]?[offering.id] { return known }
        var stated = circumstances.stated
        stated.offering = [offering.id]
        let service = Service(
            id: offering.id.text,
            line: 1,
            jurisdictions: [circumstances.jurisdiction],
            traits: Traits(stated, ownVendors: circumstances.ownVendors),
        )
        let answer = checker.answer(for: service, in: circumstances.jurisdiction)
        if kept >= AlternativeFinder.mostKept { (evaluated, kept) = ([:], 0) }
        evaluated[circumstances, default: [:]][offering.id] = answer
        kept += 1
        return answer
    }
}

extension Alternative {
    /// Returns whether its answer is better than that of the use.
    fileprivate func helps(_ use: Use) -> Bool {
        answer.verdict < use.answer.verdict && answer.atWorst <= use.answer.atWorst
    }
}
