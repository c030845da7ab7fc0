import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// What an inventory leaves out never counts in its favour (docs/design.md §4).
///
/// Stating more adds no finding that was not listed, and removes no certain one. A filling states more about what
/// was open and contradicts nothing. So these are not fillings, by docs/design.md §3 and §4:
/// - tags and parties if those attributes are closed: `tag` is never open, and unstated `parties` open nothing;
/// - a vendor, developer, model or offering that disagrees with what the catalogue filled in: the service's own
///   values then change the answer instead of completing it;
/// - owners that are parties: unstated shares belong to nobody, so `party-owner-half` was false, not unknown.
@Suite
struct FillingTests {
    @Test(arguments: 0..<4)
    func tellingMoreBringsNothingNew(_ batch: Int) throws {
        var fillings = 0
        for seed in 7_000 + batch * 25..<7_000 + (batch + 1) * 25 {
            let world = World(seed: seed)
            var random = SplitMix64(seed: seed)
            let source = TraitsSource(catalogue: world.catalogue)
            var checker = try Checker(world.rulebook, world.question)
            for service in world.services {
                let before = checker.answers(for: service)
                for key in TraitsSource.Key.allCases {
                    let filled = service.filled(in: key, source, &random)
                    let isFilling = service.jurisdictions.allSatisfy {
                        NaiveUse(filled, in: $0, world.catalogue).refines(NaiveUse(service, in: $0, world.catalogue))
                    }
                    guard isFilling else { continue }
                    fillings += 1
                    for (old, new) in zip(before, checker.answers(for: filled)) {
                        let listed = Set(old.answer.findings.map(\.rule.id))
                        let found = Set(new.answer.findings.map(\.rule.id))
                        #expect(found.isSubset(of: listed), "seed \(seed), \(service.id), \(key)")
                        #expect(
                            old.answer.certain.isSubset(of: new.answer.certain),
                            "seed \(seed), \(service.id), \(key)",
                        )
                    }
                }
            }
        }
        #expect(fillings > 300)
    }

    @Test
    func sayingWhereAServiceIsNotUsedBringsNothingNew() throws {
        for seed in 8_000..<8_060 {
            let world = World(seed: seed)
            var random = SplitMix64(seed: seed)
            var checker = try Checker(world.rulebook, world.question)
            for service in world.services where service.traits.stated.notIn.isEmpty {
                var said = service.traits.stated
                said.notIn = random.some(Catalogue.placeCodes.filter { $0.country != nil }, 1...3)
                for (old, new) in zip(checker.answers(for: service), checker.answers(for: service.with(said))) {
                    let listed = Set(old.answer.findings.map(\.rule.id))
                    #expect(
                        Set(new.answer.findings.map(\.rule.id)).isSubset(of: listed),
                        "seed \(seed), \(service.id)",
                    )
                    #expect(old.answer.certain.isSubset(of: new.answer.certain), "seed \(seed), \(service.id)")
                }
            }
        }
    }
}

extension Answer {
    /// The rules of its certain findings.
    fileprivate var certain: Set<RuleID> { Set(findings.filter { $0.certainty == .certain }.map(\.rule.id)) }
}

extension Service {
    /// Returns the service with a key filled in that was not stated.
    fileprivate func filled(in key: TraitsSource.Key, _ source: TraitsSource, _ random: inout SplitMix64) -> Service {
        var (old, said) = (traits.stated, traits.stated)
        source.fill(key, of: &said, &random)
        // `MendedBugTests` has the empty lists of these.
        if said.offering == [] { said.offering = nil }
        if said.region == [] { said.region = nil }
        if old.owners == nil { said.owners = said.owners?.filter { $0.party == nil } }
        old.keepWhatWasSaid(over: said)
        return with(old)
    }
}

extension Traits.Stated {
    fileprivate mutating func keepWhatWasSaid(over new: Traits.Stated) {
        offering = offering ?? new.offering
        vendor = vendor ?? new.vendor
        operatedBy = operatedBy ?? new.operatedBy
        developers = developers ?? new.developers
        models = models ?? new.models
        route = route ?? new.route
        region = region ?? new.region
        scope = scope ?? new.scope
        hosting = hosting ?? new.hosting
        weights = weights ?? new.weights
        customer = customer ?? new.customer
        audience = audience ?? new.audience
        seat = seat ?? new.seat
        owners = owners ?? new.owners
        capabilities = capabilities ?? new.capabilities
        modalities = modalities ?? new.modalities
        data = data ?? new.data
        parties = parties ?? new.parties
        tags = tags ?? new.tags
    }
}

extension NaiveUse {
    /// Returns whether this states more than the other and contradicts none of it.
    fileprivate func refines(_ other: NaiveUse) -> Bool {
        said != other.said
            && sets.allSatisfy { attribute, set in other.sets[attribute].map { set.refines($0) } ?? false }
    }
}

extension NaiveSet {
    fileprivate func refines(_ other: NaiveSet) -> Bool {
        let hadCandidates = !other.candidates.isEmpty && !(other.candidates.contains { $0.map(known.contains) ?? true })
        return other.known.allSatisfy(known.contains)
            && (other.isOpen || known.allSatisfy { other.known.contains($0) || other.candidates.contains($0) })
            && (other.isOpen || candidates.allSatisfy { other.candidates.contains($0) })
            && (!hadCandidates || (!candidates.isEmpty && candidates.allSatisfy { other.candidates.contains($0) }))
            && (other.isOpen || !isOpen)
    }
}
