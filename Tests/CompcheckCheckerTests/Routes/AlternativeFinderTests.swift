import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// Other offerings for uses in trouble.
@Suite struct AlternativeFinderTests {
    /// The alternatives are exactly the other offerings with the capabilities and a better answer by a new checker.
    @Test(arguments: 0..<40) func theyAreTheOfferingsThatStandBetter(seed: Int) throws {
        let world = World(seed: 30_000 + seed, services: 6)
        var checker = try Checker(world.rulebook, world.question)
        var finder = AlternativeFinder(world.rulebook, world.question, checker)
        for service in world.services {
            for place in service.jurisdictions {
                let use = Use(service: service, jurisdiction: place, answer: checker.answer(for: service, in: place))
                let told = finder.alternatives(to: use)
                guard use.answer.verdict > .permitted else {
                    #expect(told?.isEmpty == true)
                    continue
                }
                let own = Set(service.traits.stated.offering ?? [])
                let offered = world.catalogue.offerings.filter { $0.isOffered(on: world.question.asOf) }
                let ownCapabilities = world.catalogue.offerings.filter { own.contains($0.id) }.map(\.capabilities)
                let said = service.traits.stated.capabilities
                guard said != nil || (!own.isEmpty && !ownCapabilities.contains(nil)) else {
                    #expect(told == nil)
                    continue
                }
                let wanted = Set(said ?? ownCapabilities.flatMap { $0 ?? [] })
                var expected: Set<OfferingID> = []
                for offering in offered where !own.contains(offering.id) {
                    guard let capabilities = offering.capabilities else { continue }
                    let lacks = wanted.subtracting(capabilities)
                    guard lacks.isEmpty || (said == nil && lacks != wanted) else { continue }
                    var said = service.traits.stated
                    said.offering = [offering.id]
                    (said.vendor, said.operatedBy, said.developers, said.models) = (nil, nil, nil, nil)
                    (said.route, said.region, said.hosting, said.weights) = (nil, nil, nil, nil)
                    (said.scope, said.scopeAtHost) = (nil, nil)
                    let other = Service(
                        id: "other",
                        line: 1,
                        jurisdictions: [place],
                        traits: Traits(said, ownVendors: service.traits.ownVendors),
                    )
                    let answer = checker.answer(for: other, in: place)
                    if answer.verdict < use.answer.verdict, answer.atWorst <= use.answer.atWorst {
                        expected.insert(offering.id)
                        let same = told?.first { $0.offering.id == offering.id }?.answer
                        #expect(same?.verdict == answer.verdict && same?.findings == answer.findings)
                    }
                }
                #expect(Set((told ?? []).map(\.offering.id)) == expected, "seed \(seed)")
                let best = finder.withBest(use).alternative
                #expect(best?.offering.id == told?.first?.offering.id)
            }
        }
    }

    /// One offering a line: id, vendor, route, what it can do.
    private static let offerings: [(OfferingID, VendorID, TermID, [TermID])] = [
        ("now", "bad", "direct", ["chat", "code"]),
        ("a-foreign", "far", "direct", ["chat", "code"]),
        ("b-banned", "bad", "cloud", ["chat", "code"]),
        ("c-flagged", "listed", "direct", ["chat", "code"]),
        ("d-closing", "doomed", "direct", ["chat", "code"]),
        ("e-home-cloud", "home", "cloud", ["chat", "code"]),
        ("f-home-chat", "home", "direct", ["chat"]),
        ("g-home", "home", "direct", ["chat", "code"]),
        ("h-images", "home", "direct", ["image"]),
    ]

    private func alternatives(_ say: (inout Traits.Stated) -> Void) throws -> [Alternative]? {
        var small = Small(
            rules: [
                .simple("ban", when: [Condition(.vendor, ["bad"])]),
                .simple("flag", .notes, when: [Condition(.vendor, ["listed"])]),
                .simple("bill", when: [Condition(.vendor, ["doomed"])], [("2024-01-01", .introduced)]),
            ]
        )
        small.vendors = [
            Vendor(id: "bad", name: "Bad", seat: "US"), Vendor(id: "far", name: "Far", seat: "FR"),
            Vendor(id: "listed", name: "Listed", seat: "US"), Vendor(id: "doomed", name: "Doomed", seat: "US"),
            Vendor(id: "home", name: "Home", seat: "US"),
        ]
        small.offerings = AlternativeFinderTests.offerings.map { id, vendor, route, capabilities in
            Offering(id: id, vendor: vendor, developers: [vendor], route: route, capabilities: capabilities)
        }
        var said = Traits.Stated()
        said.offering = ["now"]
        say(&said)
        let question = Question(asOf: day("2024-06-01"))
        let service = Service(id: "s", line: 1, jurisdictions: ["US"], traits: Traits(said))
        var checker = try Checker(small.rulebook, question)
        var finder = AlternativeFinder(small.rulebook, question, checker)
        let answer = checker.answer(for: service, in: "US")
        return finder.alternatives(to: Use(service: service, jurisdiction: "US", answer: answer))
    }

    /// Alternatives without findings come first, then those that a bill would close, then flagged ones.
    ///
    /// Among those without findings, domestic vendors come first, then the same route, then those that lack least.
    /// An offering that is prohibited too is no alternative.
    @Test func theBestComesFirst() throws {
        let told = try #require(try alternatives { _ in })
        #expect(
            told.map(\.offering.id.text)
                == ["g-home", "f-home-chat", "e-home-cloud", "a-foreign", "d-closing", "c-flagged"]
        )
        #expect(told[1].lacks == ["code"])
    }

    @Test func capabilitiesThatTheInventoryNamesMustAllBeThere() throws {
        let told = try alternatives { $0.capabilities = ["chat", "code"] }
        #expect(told?.contains { $0.offering.id == "f-home-chat" } == false)
        #expect(told?.count == 5)
        #expect(try alternatives { $0.capabilities = ["image"] }?.map(\.offering.id) == ["h-images"])
    }

    @Test func withoutCapabilitiesNothingCanBeCompared() throws {
        let told = try alternatives {
            $0.offering = nil
            $0.vendor = [.known("bad")]
        }
        #expect(told == nil)
    }
}
