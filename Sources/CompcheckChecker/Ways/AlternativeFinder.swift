public import CompcheckModel

/// Finds other offerings for uses that are prohibited, restricted or undetermined.
///
/// It remembers what it found by what that depends on: in a large inventory most uses ask in the same circumstances.
public struct AlternativeFinder {
    /// What the answers for all offerings depend on.
    private struct Circumstances: Hashable {
        let said: Traits.Said
        let ownVendors: [Vendor]
        let place: JurisdictionCode
    }

    /// What a list of alternatives depends on.
    private struct Need: Hashable {
        let circumstances: Circumstances
        /// What is to be had.
        let wanted: Set<TermID>
        /// Whether all of it must be had: the inventory itself names it; else as much of it as can be.
        let mustHaveAll: Bool
        let routes: Set<TermID>
        let developers: Set<VendorID>
    }

    /// A service's traits in a place, by their identity: what thousands of services share is looked up once.
    private struct Asked: Hashable {
        let traits: ObjectIdentifier
        let place: JurisdictionCode
    }

    /// At most so many alternatives and answers are kept; then all are forgotten.
    private static let mostKept = 1 << 16
    private static let mostAsked = 1 << 12
    private let index: CatalogueIndex
    private let offered: [Offering]
    /// The attributes that some rule asks about: circumstances that differ in others are the same.
    private let named: Set<Attribute>
    private var checker: Checker
    private var judged: [Circumstances: [Answer]] = [:]
    private var found: [Need: [Alternative]] = [:]
    private var kept = 0
    /// Holding the traits keeps their identity from being given to another object.
    private var asked: [Asked: (traits: Traits, candidates: [Alternative]?)] = [:]

    /// A finder among the offerings of a rulebook's catalogue, as they stand on the day in question.
    /// - Throws: `UnknownRule` where the question assumes or leaves out a rule that does not exist.
    public init(_ rulebook: Rulebook, _ question: Question) throws(UnknownRule) {
        index = CatalogueIndex(rulebook.catalogue)
        offered = rulebook.catalogue.offerings.filter { $0.isOffered(on: question.asOf) }
        let scopes = rulebook.rules.flatMap { [$0.when, $0.unless].compactMap(\.self) }
        named = Set(scopes.flatMap(\.allConditions).map(\.attribute))
        // Each search asks about services of its own, which nobody asks about again.
        checker = try Checker(rulebook, question, index, remembering: 1 << 9)
    }

    /// The offerings with the same capabilities that stand better in the same place, best first.
    ///
    /// - Returns: nil where it is not known what the use must be able to do; empty for a use that is in no trouble.
    public mutating func alternatives(to use: Use) -> [Alternative]? {
        guard use.answer.isInTrouble else { return [] }
        guard let all = candidates(for: use) else { return nil }
        return all.filter { $0.helps(use) }
    }

    /// The use with the first of them.
    public mutating func withBest(_ use: Use) -> Use {
        guard use.answer.isInTrouble, let best = candidates(for: use)?.first(where: { $0.helps(use) }) else {
            return use
        }
        return Use(service: use.service, jurisdiction: use.jurisdiction, answer: use.answer, alternative: best)
    }

    private mutating func candidates(for use: Use) -> [Alternative]? {
        let key = Asked(traits: ObjectIdentifier(use.service.traits), place: use.jurisdiction)
        if let known = asked[key] { return known.candidates }
        if kept > AlternativeFinder.mostKept { (judged, found, asked, kept) = ([:], [:], [:], 0) }
        if asked.count > AlternativeFinder.mostAsked { asked = [:] }
        let list = need(of: use).map { ranked(for: $0) }
        asked[key] = (use.service.traits, list)
        return list
    }

    private mutating func ranked(for need: Need) -> [Alternative] {
        if let known = found[need] { return known }
        var ranked: [(rank: Rank, alternative: Alternative)] = []
        for (offering, answer) in zip(offered, answers(in: need.circumstances)) {
            guard let capabilities = offering.capabilities else { continue }
            let lacks = need.wanted.subtracting(capabilities)
            guard lacks.isEmpty || (!need.mustHaveAll && lacks.count < need.wanted.count) else { continue }
            let alternative = Alternative(offering: offering, answer: answer, lacks: lacks.sorted())
            ranked.append((rank(alternative, need), alternative))
        }
        let list = ranked.sorted { $0.rank < $1.rank }.map(\.alternative)
        found[need] = list
        kept += list.count
        return list
    }

    /// The answers for each offering, in order.
    private mutating func answers(in circumstances: Circumstances) -> [Answer] {
        if let known = judged[circumstances] { return known }
        let place = circumstances.place
        var answers: [Answer] = []
        for offering in offered {
            var said = circumstances.said
            said.offering = [offering.id]
            let traits = Traits(said, ownVendors: circumstances.ownVendors)
            let service = Service(id: offering.id.text, line: 1, jurisdictions: [place], traits: traits)
            answers.append(checker.answer(for: service, in: place))
        }
        judged[circumstances] = answers
        kept += answers.count
        return answers
    }

    private func need(of use: Use) -> Need? {
        let said = use.service.traits.said
        let own = (said.offering ?? []).compactMap { index.offerings[$0] }
        guard let wanted = said.capabilities ?? own.sharedCapabilities else { return nil }
        return Need(
            circumstances: Circumstances(
                said: said.circumstances(of: named),
                ownVendors: use.service.traits.ownVendors,
                place: use.jurisdiction,
            ),
            wanted: Set(wanted),
            mustHaveAll: said.capabilities != nil,
            routes: Set(said.route ?? own.map(\.route)),
            developers: said.namesDevelopers ? said.namedDevelopers : Set(own.flatMap { $0.developers ?? [] }),
        )
    }

    private func rank(_ alternative: Alternative, _ need: Need) -> Rank {
        let offering = alternative.offering
        let seat = index.vendors[offering.vendor]?.seat
        let place = need.circumstances.place
        let country = place.country ?? place
        return Rank(
            merit: Merit(alternative.answer),
            isForeign: !(seat.map { index.places.isInside($0, country) } ?? false),
            isUnspoken: alternative.answer.verdict != .permitted,
            isOtherRoute: !need.routes.contains(offering.route),
            lacks: alternative.lacks.count,
            isOtherModel: need.developers.isDisjoint(with: offering.developers ?? []),
            id: offering.id,
        )
    }

    /// What puts one alternative before another.
    private struct Rank: Comparable {
        let merit: Merit
        /// Whether its vendor sits elsewhere: a domestic one is out of reach of another country's next rule.
        let isForeign: Bool
        /// Whether nobody permits it: no rule speaks of it.
        let isUnspoken: Bool
        /// Whether it goes another way than the use goes now.
        let isOtherRoute: Bool
        /// How much of what is wanted it cannot do.
        let lacks: Int
        /// Whether it has none of the developers that the use has.
        let isOtherModel: Bool
        let id: OfferingID

        static func < (left: Rank, right: Rank) -> Bool {
            if left.merit != right.merit { return left.merit < right.merit }
            if left.drawbacks != right.drawbacks { return left.drawbacks.lexicographicallyPrecedes(right.drawbacks) }
            return left.id < right.id
        }

        private var drawbacks: [Int] {
            [isForeign ? 1 : 0, isUnspoken ? 1 : 0, isOtherRoute ? 1 : 0, lacks, isOtherModel ? 1 : 0]
        }
    }
}

extension Alternative {
    /// Whether it is another offering than the use has and stands better.
    fileprivate func helps(_ use: Use) -> Bool {
        answer.verdict < use.answer.verdict && answer.atWorst <= use.answer.atWorst
            && !(use.service.traits.said.offering ?? []).contains(offering.id)
    }
}

extension [Offering] {
    /// What one of them can do; nil where the catalogue does not say it of all.
    fileprivate var sharedCapabilities: [TermID]? {
        guard !isEmpty, allSatisfy({ $0.capabilities != nil }) else { return nil }
        return flatMap { $0.capabilities ?? [] }
    }
}

extension Traits.Said {
    /// Whose models it is said to use.
    var namedDevelopers: Set<VendorID> {
        var ids: Set<VendorID> = []
        for name in (developers ?? []) + (models ?? []).compactMap(\.developer) {
            if case .known(let id) = name { ids.insert(id) }
        }
        return ids
    }

    fileprivate var namesDevelopers: Bool { developers != nil || models != nil }
}
