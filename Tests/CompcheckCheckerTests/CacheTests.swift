import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// The checker's caches save work and change no answer.
@Suite
struct CacheTests {
    @Test(arguments: 0..<8)
    func aUsedCheckerAnswersLikeAFreshOne(_ batch: Int) throws {
        for seed in 5_000 + batch * 3..<5_000 + (batch + 1) * 3 {
            let world = World(seed: seed, services: 3)
            var random = SplitMix64(seed: seed)
            let source = TraitsSource(catalogue: world.catalogue)
            let services =
                world.services
                + world.services.flatMap { service in
                    TraitsSource.Key.allCases.map { service.differing(in: $0, source, &random) }
                        + [
                            service.differingInPlaces(&random),
                            service.with(service.traits.stated, evidence: .random(&random)),
                        ]
                }
            let expected = try services.map { service in
                var fresh = try Checker(world.rulebook, world.question)
                return fresh.answers(for: service).map(\.answer.whole)
            }
            var used = try Checker(world.rulebook, world.question)
            for position in (Array(services.indices) + services.indices).shuffled(using: &random) {
                let found = used.answers(for: services[position])
                #expect(found.map(\.jurisdiction) == services[position].jurisdictions, "seed \(seed)")
                #expect(found.map(\.answer.whole) == expected[position], "seed \(seed), service \(position)")
            }
        }
    }

    @Test
    func evidenceAndIDsOfServicesWithOneObjectOfTraitsStayApart() throws {
        for seed in 6_000..<6_040 {
            let world = World(seed: seed, services: 2)
            var random = SplitMix64(seed: seed)
            var used = try Checker(world.rulebook, world.question)
            for service in world.services {
                for number in 0..<6 {
                    // The identical traits object, which intake shares between services.
                    let twin = Service(
                        id: "twin-\(number)",
                        name: nil,
                        owner: nil,
                        line: number,
                        jurisdictions: service.jurisdictions,
                        traits: service.traits,
                        evidence: .random(&random),
                    )
                    var fresh = try Checker(world.rulebook, world.question)
                    let (found, expected) = (used.answers(for: twin), fresh.answers(for: twin))
                    #expect(found.map(\.answer.whole) == expected.map(\.answer.whole), "seed \(seed), twin \(number)")
                }
            }
        }
    }
}

extension Service {
    fileprivate func differing(in key: TraitsSource.Key, _ source: TraitsSource, _ random: inout SplitMix64) -> Service
    {
        var said = traits.stated
        source.fill(key, of: &said, &random)
        return with(said)
    }

    fileprivate func differingInPlaces(_ random: inout SplitMix64) -> Service {
        var said = traits.stated
        said.notIn = random.some(Catalogue.placeCodes, 1...2)
        return with(said, jurisdictions: random.some(Catalogue.placeCodes, 1...3))
    }
}

extension [Evidence] {
    fileprivate static func random(_ random: inout SplitMix64) -> [Evidence] { Evidence.random(&random) }
}
