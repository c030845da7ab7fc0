import CompcheckChecker
import CompcheckModel
import Testing

/// The source of each value of a use, and the reason why one is unknown.
@Suite
struct FactTests {
    struct Trace: Sendable {
        let attribute: Attribute
        let said: Traits.Stated
        let origin: Traits.Origin
        let known: [String: Provenance]
        let candidates: [String: Provenance]
        let gaps: [Fact.UnknownReason]

        init(
            _ attribute: Attribute,
            known: [String: Provenance] = [:],
            candidates: [String: Provenance] = [:],
            gaps: [Fact.UnknownReason] = [],
            origin: Traits.Origin = Traits.Origin(),
            _ say: (inout Traits.Stated) -> Void,
        ) {
            var said = Traits.Stated()
            say(&said)
            (self.attribute, self.said, self.origin) = (attribute, said, origin)
            (self.known, self.candidates, self.gaps) = (known, candidates, gaps)
        }
    }

    static let byHost = Traits.Origin(hostPattern: "*.cloud.example")

    static let traces = [
        // The inventory.
        Trace(.jurisdiction, known: ["US": .service]) { _ in },
        Trace(.vendor, known: ["maker": .service]) { $0.vendor = [.known("maker")] },
        Trace(.route, known: ["gateway": .service]) { ($0.offering, $0.route) = (["cloud-one"], ["gateway"]) },
        Trace(.model, known: ["maker/m": .service]) {
            $0.models = [.init(name: "maker/m", makers: .known(["maker"]), isModel: false)]
        },
        Trace(.developer, known: ["maker": .model("maker/m")]) {
            $0.models = [.init(name: "maker/m", makers: .known(["maker"]), isModel: false)]
        },
        Trace(.hosting, known: ["HK": .service]) {
            ($0.region, $0.offering, $0.hosting) = (["r"], ["cloud-one"], ["HK"])
        },
        Trace(.tag, known: [:]) { _ in },
        // The organisation.
        Trace(.seat, known: ["FR": .organization], origin: Traits.Origin(inherited: [.seat])) { $0.seat = ["FR"] },
        Trace(.seat, known: ["FR": .service], origin: Traits.Origin(inherited: [.data])) { $0.seat = ["FR"] },
        Trace(.data, known: ["personal": .organization], origin: Traits.Origin(inherited: [.data])) {
            $0.data = ["personal"]
        },
        Trace(
            .ownerHalf,
            known: ["0.6 held in CN": .organization],
            origin: Traits.Origin(inherited: [.owners]),
        ) { $0.owners = [Owner(jurisdiction: "CN", share: share("0.6"))] },
        // The offering, named or found by the host.
        Trace(.offering, known: ["cloud-one": .service]) { $0.offering = ["cloud-one"] },
        Trace(.vendor, known: ["cloud": .offering("cloud-one")]) { $0.offering = ["cloud-one"] },
        Trace(.operator, known: ["runner": .offering("cloud-one")]) { $0.offering = ["cloud-one"] },
        Trace(.route, known: ["direct": .offering("cloud-one"), "gateway": .offering("cloud-two")]) {
            $0.offering = ["cloud-one", "cloud-two"]
        },
        Trace(.capability, known: ["chat": .offering("cloud-one")]) { $0.offering = ["cloud-one"] },
        Trace(
            .developer,
            candidates: ["maker": .offering("cloud-one"), "other": .offering("cloud-one")],
        ) { $0.offering = ["cloud-one"] },
        Trace(.offering, known: ["cloud-one": .host(pattern: "*.cloud.example", "cloud-one")], origin: byHost) {
            $0.offering = ["cloud-one"]
        },
        Trace(.route, known: ["direct": .host(pattern: "*.cloud.example", "cloud-one")], origin: byHost) {
            $0.offering = ["cloud-one"]
        },
        // The region.
        Trace(.hosting, known: ["FR": .region("R One", of: "cloud-one")]) {
            ($0.offering, $0.region) = (["cloud-one"], ["R One"])
        },
        Trace(.hosting, gaps: [.region("elsewhere")]) { ($0.offering, $0.region) = (["cloud-one"], ["elsewhere"]) },
        // Values on which all offerings of a vendor agree.
        Trace(.operator, known: ["runner": .offerings(of: "cloud")]) { $0.vendor = [.known("cloud")] },
        Trace(.developer, gaps: [.silent]) { $0.vendor = [.known("cloud")] },
        // Vendors' seats and owners.
        Trace(.vendorSeat, known: ["US": .vendor("cloud")]) { $0.offering = ["cloud-one"] },
        Trace(.vendorSeat, known: ["FR": .ownVendor("house")]) { $0.vendor = [.known("house")] },
        Trace(.operatorSeat, gaps: [.seat(of: "runner")]) { $0.offering = ["cloud-one"] },
        Trace(.developerSeat, candidates: ["CN": .vendor("maker")], gaps: [.seat(of: "other")]) {
            $0.offering = ["cloud-one"]
        },
        Trace(.partyOwnerHalf, known: ["0.3 of maker held by other": .vendor("maker")]) {
            ($0.vendor, $0.operatedBy, $0.developers) = ([.known("maker")], [.known("maker")], [.known("maker")])
        },
        Trace(
            .party,
            known: ["cloud": .offering("cloud-one"), "runner": .offering("cloud-one"), "maker": .service],
        ) { ($0.offering, $0.developers, $0.parties) = (["cloud-one"], [], [.known("maker")]) },
        // Scopes, families and what silence means.
        Trace(.egress, known: ["US": .placeOfUse]) { _ in },
        Trace(.egress, known: ["FR": .service]) { $0.egress = ["FR"] },
        Trace(.egress, gaps: [.proxy]) { $0.route = ["vpn-proxy"] },
        Trace(
            .hosting,
            candidates: ["FR": .scope("near", by: .model("eu.x")), "CN": .scope("near", by: .model("eu.x"))],
        ) { said in
            said.offering = ["scoped"]
            said.models = [.init(name: "eu.x", makers: .unsaid, isModel: false)]
        },
        Trace(
            .hosting,
            candidates: ["FR": .scope("near", by: .host), "CN": .scope("near", by: .host)],
        ) { ($0.offering, $0.scopeAtHost) = (["scoped"], "near") },
        Trace(.hosting, gaps: [.scopeUntold(model: nil)]) { $0.offering = ["scoped"] },
        Trace(.hosting, gaps: [.scopeUntold(model: "router")]) { said in
            said.offering = ["scoped"]
            said.models = [.init(name: "router", makers: .unsaid, isModel: false)]
        },
        Trace(.hosting, gaps: [.scope("far")]) { ($0.offering, $0.scope) = (["scoped"], ["far"]) },
        Trace(.developer, known: ["maker": .family("fam", of: "fam-1")]) { said in
            said.models = [.init(name: "fam-1", family: "fam", makers: .known(["maker"]), isModel: true)]
        },
        Trace(.family, known: ["fam": .family("fam", of: "fam-1")], gaps: [.noFamily(model: "x")]) { said in
            said.models = [
                .init(name: "fam-1", family: "fam", makers: .known(["maker"]), isModel: true),
                .init(name: "x", makers: .unsaid, isModel: false),
            ]
        },
        Trace(.weights, known: ["open": .family("fam", of: "fam-1")]) { said in
            said.models = [.init(name: "fam-1", family: "fam", makers: .known(["maker"]), isModel: true)]
        },
        Trace(.weights, gaps: [.noWeights(model: "x")]) { said in
            said.models = [.init(name: "x", makers: .unsaid, isModel: false)]
        },
        Trace(.weights, known: ["closed": .offering("scoped")]) { $0.offering = ["scoped"] },
        // Unknown values.
        Trace(.route, gaps: [.silent]) { _ in },
        Trace(.ownerHalf, gaps: [.silent]) { _ in },
        Trace(.vendor, gaps: [.name("Nobody Ltd")]) { $0.vendor = [.unknown("Nobody Ltd")] },
        Trace(.vendorSeat, gaps: [.name("Nobody Ltd")]) { $0.vendor = [.unknown("Nobody Ltd")] },
        Trace(.developer, gaps: [.model("m")]) { $0.models = [.init(name: "m", makers: .unsaid, isModel: false)] },
        Trace(.developer, gaps: [.offering("cloud-two")]) { $0.offering = ["cloud-two"] },
        Trace(.capability, gaps: [.offering("cloud-two")]) { $0.offering = ["cloud-two"] },
    ]

    @Test(arguments: traces)
    func isTraced(_ trace: Trace) throws {
        // A rule with a condition on every attribute, so that all are explained.
        let small = Small(
            rules: [.simple("asks", when: Attribute.allCases.map { Condition($0, ["x"]) })],
            scopes: [
                ComputeScope(id: "near", title: "Near", places: ["FR", "CN"]), ComputeScope(id: "far", title: "Far"),
            ],
            models: [ModelFamily(id: "fam", pattern: "fam-*", developers: ["maker"], weights: .open)],
            vendors: [
                Vendor(id: "cloud", name: "Cloud", seat: "US"), Vendor(id: "runner", name: "Runner"),
                Vendor(id: "maker", name: "Maker", seat: "CN", owners: [.init(vendor: "other", share: share("0.3"))]),
                Vendor(id: "other", name: "Other"),
            ],
            offerings: [
                Offering(
                    id: "cloud-one",
                    vendor: "cloud",
                    operatedBy: "runner",
                    developers: ["maker", "other"],
                    route: "direct",
                    capabilities: ["chat"],
                    regions: [.init(code: "rone", location: "FR")],
                ),
                Offering(id: "cloud-two", vendor: "cloud", operatedBy: "runner", route: "gateway"),
                Offering(
                    id: "scoped",
                    vendor: "cloud",
                    operatedBy: "runner",
                    route: "direct",
                    scopes: [.init(scope: "near", prefixes: ["eu."], hosts: ["eu.test"]), .init(scope: "far")],
                    weights: .closed,
                ),
            ],
        )
        let traits = Traits(
            trace.said,
            ownVendors: [Vendor(id: "house", name: "House", seat: "FR")],
            origin: trace.origin,
        )
        let service = Service(id: "s", line: 1, jurisdictions: ["US"], traits: traits)
        let explainer = try Explainer(small.rulebook, Question(asOf: day("2024-06-01"), horizon: 0))
        let facts = explainer.explanation(of: service, in: "US").facts
        #expect(facts.map(\.attribute) == Attribute.allCases)
        let fact = try #require(facts.first { $0.attribute == trace.attribute })
        #expect(Dictionary(uniqueKeysWithValues: fact.known.map { ($0.text, $0.source) }) == trace.known)
        #expect(Dictionary(uniqueKeysWithValues: fact.candidates.map { ($0.text, $0.source) }) == trace.candidates)
        #expect(fact.gaps == trace.gaps)
    }
}
