import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// The routes by which a developer's models can be reached.
@Suite struct RouteSurveyTests {
    /// Each route is evaluated like a service with the same attributes; its `since` is the first day of its verdict.
    @Test(arguments: 0..<12) func waysAreJudgedAsServicesAre(seed: Int) throws {
        let world = World(seed: 20_000 + seed, services: 0)
        let asOf = world.question.asOf
        var survey = try RouteSurvey(world.rulebook, world.question)
        for developer in world.catalogue.vendors.map(\.id) {
            var request = Traits.Stated()
            request.developers = [.known(developer)]
            request.customer = [.enterprise]
            for judged in try survey.routes(to: request, in: "CN") {
                var said = request
                said.offering = judged.route.offering.map { [$0.id] }
                if judged.route.offering == nil { said.route = [judged.route.route] }
                let service = Service(id: "s", line: 1, jurisdictions: ["CN"], traits: Traits(said))
                func verdict(on day: Day) throws -> Verdict {
                    let question = Question(
                        asOf: day,
                        horizon: 0,
                        assumed: world.question.assumed,
                        without: world.question.without,
                        wantsOutlook: false,
                    )
                    var checker = try Checker(world.rulebook, question)
                    return checker.answer(for: service, in: "CN").verdict
                }
                #expect(try verdict(on: asOf) == judged.answer.verdict)
                guard let since = judged.since else { continue }
                #expect(since <= asOf)
                #expect(try verdict(on: since) == judged.answer.verdict)
                #expect(try verdict(on: since.advanced(by: -1)) != judged.answer.verdict)
                let between = Int(asOf.number - since.number) / 2
                #expect(try verdict(on: since.advanced(by: between)) == judged.answer.verdict)
            }
        }
    }

    private static let ban = Rule.simple(
        "no-proxies",
        when: [Condition(.developer, ["maker"]), Condition(.route, ["proxy"])],
    )

    private func ways(on text: String = "2024-06-01", to developer: VendorID = "maker") throws -> [EvaluatedRoute] {
        var small = Small(rules: [RouteSurveyTests.ban])
        small.vendors = [Vendor(id: "maker", name: "Maker"), Vendor(id: "cloud", name: "Cloud")]
        small.offerings = [
            Offering(id: "api", vendor: "maker", developers: ["maker"], route: "direct", until: day("2025-01-01")),
            Offering(id: "platform", vendor: "cloud", developers: ["maker"], route: "cloud", from: day("2024-03-01")),
            Offering(id: "others", vendor: "cloud", developers: ["cloud"], route: "cloud"),
            Offering(id: "gateway", vendor: "cloud", route: "gateway"),
        ]
        var survey = try RouteSurvey(small.rulebook, Question(asOf: day(text)))
        var request = Traits.Stated()
        request.developers = [.known(developer)]
        return try survey.routes(to: request, in: "US")
    }

    private func names(_ ways: [EvaluatedRoute]) -> [String] {
        ways.map { $0.route.offering?.id.text ?? $0.route.route.text }
    }

    /// Offerings with the model come first, then those that may have it; a route that only a rule names is listed too.
    @Test func theCataloguesWaysAndThoseThatRulesName() throws {
        let ways = try ways()
        #expect(names(ways) == ["api", "platform", "proxy", "gateway"])
        #expect(ways.map(\.route.isListed) == [true, true, true, false])
        #expect(ways[2].answer.verdict == .prohibited && ways[2].since == day("2024-01-01"))
        #expect(ways[0].answer.verdict == .unregulated && ways[0].since == nil)
    }

    @Test func offeringsComeAndGo() throws {
        #expect(names(try ways(on: "2024-02-29")) == ["api", "proxy", "gateway"])
        #expect(names(try ways(on: "2025-01-01")) == ["platform", "proxy", "gateway"])
    }
}
