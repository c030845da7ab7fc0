import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// Doubt is written where it is, and counts as doubt (docs/design.md §2 to §4).
@Suite struct DoubtTests {
    /// A rule first seen on 2024-07-01, perhaps with a day before which it did not hold.
    private func seen(
        _ id: RuleID,
        _ effect: Rule.Effect = .prohibits,
        notBefore: String? = nil,
        overrides: [RuleID] = [],
        then later: [(String, Event.Kind)] = [],
        when conditions: [Condition],
    ) -> Rule {
        let plain = Rule.simple(id, effect, overrides: overrides, when: conditions)
        let first = Event(day: day("2024-07-01"), kind: .observed, notBefore: notBefore.map(day))
        return Rule(
            id: id,
            title: plain.title,
            authority: plain.authority,
            effect: effect,
            severity: plain.severity,
            overrides: overrides,
            when: plain.when,
            lifecycle: Lifecycle([first] + later.map { Event(day: day($0), kind: $1) }),
        )
    }

    private static let here = Condition(.jurisdiction, ["US"])

    @Test(
        arguments: [
            ("2001-01-01", nil, Verdict.undetermined), ("2024-06-30", nil, .undetermined),
            ("2024-07-01", nil, .prohibited), ("2024-05-31", "2024-06-01", .unregulated),
            ("2024-06-01", "2024-06-01", .undetermined), ("2024-06-30", "2024-07-01", .unregulated),
        ] as [(String, String?, Verdict)]
    )
    func beforeItWasSeenARuleIsUncertain(_ on: String, _ notBefore: String?, _ verdict: Verdict) throws {
        let small = Small(rules: [seen("ban", notBefore: notBefore, when: [DoubtTests.here])])
        let answer = try small.answer(Question(asOf: day(on), horizon: 0))
        #expect(answer.verdict == verdict)
        guard verdict == .undetermined else { return }
        #expect(answer.atWorst == .prohibited)
        #expect(answer.findings.map(\.standing) == [.uncertain] && answer.findings.map(\.doubts) == [[.start]])
        #expect(answer.findings[0].certainty == .possible && answer.findings[0].missing.isEmpty)
        #expect(answer.findings[0].knownSince == notBefore.map(day))
    }

    /// That it will be seen is no change; what happens to it after that is.
    @Test func theOutlookKeepsItUncertainUntilItsNextEvent() throws {
        let once = Small(rules: [seen("ban", when: [DoubtTests.here])])
        let twice = Small(rules: [seen("ban", then: [("2024-09-01", .amended)], when: [DoubtTests.here])])
        let question = Question(asOf: day("2024-06-01"))
        #expect(try once.answer(question).told.outlook == [])
        #expect(
            try twice.answer(question).told.outlook == ["date(2024-09-01): prohibited, appears [], disappears []"]
        )
    }

    @Test func anExceptionOfUnknownStartLiftsNothingForCertain() throws {
        let ban = Rule.simple("ban", when: [DoubtTests.here])
        for effect in [Rule.Effect.permits, .exempts] {
            let small = Small(rules: [ban, seen("lift", effect, overrides: ["ban"], when: [DoubtTests.here])])
            let before = try small.answer(Question(asOf: day("2024-06-30"), horizon: 0))
            #expect(before.verdict == .undetermined && before.atWorst == .prohibited)
            #expect(before.findings.map(\.doubts) == [[.exception("lift")]])
            #expect(before.permissions.map(\.certainty) == [.possible])
            let after = try small.answer(Question(asOf: day("2024-07-01"), horizon: 0))
            #expect(after.verdict == (effect == .permits ? .permitted : .unregulated))
            #expect(after.permissions.map(\.lifts) == [["ban"]])
        }
    }

    @Test func anExemptionPermitsNothing() throws {
        let ban = Rule.simple("ban", .requires, requirement: "licence", when: [DoubtTests.here])
        let lift = Rule.simple("lift", .exempts, overrides: ["ban"], when: [Condition(.customer, ["enterprise"])])
        let small = Small(rules: [ban, lift])
        let answer = try small.answer { $0.customer = [.enterprise] }
        #expect(answer.verdict == .unregulated && answer.findings.isEmpty)
        #expect(answer.permissions.map(\.rule.id) == ["lift"])
        // It must cover the whole use, as a permission must.
        #expect(try small.answer { $0.customer = [.enterprise, .individual] }.verdict == .restricted)
    }

    // MARK: Lists

    private static let list = JurisdictionGroup(
        id: "list",
        title: "List",
        members: [
            .init(code: "FR"), .init(code: "UA", from: day("2024-03-01")), .init(code: "CN", until: day("2024-08-01")),
        ],
        unsure: [.init(code: "HK")],
        absent: [.init(code: "UA-43")],
        knownSince: day("2024-06-01"),
    )

    @Test(
        arguments: [
            // The nearest entry decides.
            ("FR", "2024-07-01", Verdict.prohibited), ("HK", "2024-07-01", .undetermined),
            ("CN", "2024-07-01", .undetermined), ("UA-43", "2024-07-01", .unregulated),
            ("UA-40", "2024-07-01", .prohibited), ("UA", "2024-07-01", .undetermined),
            ("US", "2024-07-01", .unregulated), ("CN-GD", "2024-08-01", .unregulated),
            // Before the oldest copy.
            ("FR", "2024-05-31", .undetermined), ("UA-40", "2024-05-31", .prohibited),
            ("UA-40", "2024-02-29", .unregulated), ("UA-43", "2024-05-31", .unregulated),
            ("US", "2024-05-31", .undetermined),
        ] as [(JurisdictionCode, String, Verdict)]
    )
    func aListSaysWhatItKnows(_ place: JurisdictionCode, _ on: String, _ verdict: Verdict) throws {
        let rule = Rule.simple("ban", when: [Condition(.jurisdiction, ["list"])], [("2024-01-01", .effective)])
        let small = Small(rules: [rule], groups: [DoubtTests.list])
        #expect(try small.answer(in: place, Question(asOf: day(on), horizon: 0)).verdict == verdict)
    }

    @Test func whatAListDoesNotSayOnlyASourceSettles() throws {
        let small = Small(
            rules: [.simple("ban", when: [Condition(.jurisdiction, ["list"])])],
            groups: [DoubtTests.list],
        )
        let question = Question(asOf: day("2024-07-01"), horizon: 0)
        let silent = try small.answer(in: "HK", question)
        #expect(silent.findings.map(\.doubts) == [[.list("list", .jurisdiction)]])
        #expect(silent.findings.map(\.missing) == [[.jurisdiction]] && silent.findings.allSatisfy(\.questions.isEmpty))
        // Here the inventory can: which part of Ukraine?
        let coarse = try small.answer(in: "UA", question)
        #expect(coarse.findings.map(\.doubts) == [[]] && coarse.findings.map(\.questions) == [[.jurisdiction]])
        var said = Traits.Stated()
        said.notIn = ["UA-43"]
        #expect(try small.answer(said, in: "UA", question).verdict == .prohibited)
    }

    /// A list may be unsure of a whole and sure of a part: then the inventory can still say which part.
    @Test func aPartOfWhichTheListIsSureCanBeStated() throws {
        let list = JurisdictionGroup(
            id: "list",
            title: "List",
            members: [],
            unsure: [.init(code: "UA")],
            absent: [.init(code: "UA-43")],
        )
        let rule = Rule.simple("ban", when: [Condition(.hosting, ["list"])])
        let small = Small(rules: [rule], groups: [list])
        let question = Question(asOf: day("2024-07-01"), horizon: 0)
        var said = Traits.Stated()
        said.hosting = ["UA"]
        let whole = try small.answer(said, in: "FR", question)
        #expect(
            whole.findings.map(\.doubts) == [[.list("list", nil)]] && whole.findings.map(\.questions) == [[.hosting]]
        )
        said.hosting = ["UA-40"]
        let part = try small.answer(said, in: "FR", question)
        #expect(part.findings.map(\.doubts) == [[.list("list", .hosting)]])
        // Where nobody says where it computes, that is the first question.
        let silent = try small.answer(Traits.Stated(), in: "FR", question)
        #expect(silent.findings.map(\.doubts) == [[]] && silent.findings.map(\.questions) == [[.hosting]])
    }

    // MARK: Where it is called from

    @Test func requestsLeaveFromThePlaceOfUseUnlessSomebodySaysOtherwise() throws {
        let small = Small(rules: [.simple("ban", when: [Condition(.egress, ["FR"])])])
        #expect(try small.answer(in: "FR").verdict == .prohibited)
        #expect(try small.answer(in: "FR") { $0.egress = ["US"] }.verdict == .unregulated)
        #expect(try small.answer(in: "US") { $0.egress = ["US", "FR"] }.verdict == .prohibited)
        #expect(try small.answer(in: "US") { $0.route = ["vpn-proxy"] }.verdict == .undetermined)
        #expect(try small.answer(in: "US") { $0.route = ["direct"] }.verdict == .unregulated)
    }

    // MARK: Where it computes

    private static let cloud = Offering(
        id: "cloud",
        vendor: "cloud",
        developers: ["maker"],
        route: "direct",
        regions: [.init(code: "r1", location: "FR"), .init(code: "r2", location: "US")],
        scopes: [
            .init(scope: "region", isUnprefixed: true),
            .init(scope: "two", prefixes: ["eu."], hosts: ["eu.cloud.test"]),
            .init(scope: "one", prefixes: ["eu.one."]), .init(scope: "global", prefixes: ["global."]),
        ],
    )

    private static let places = Small(
        rules: [.simple("outside", when: [Condition(.hosting, .outside, ["FR", "CN"])])],
        scopes: [
            ComputeScope(id: "two", title: "Two", places: ["FR", "CN"]),
            ComputeScope(id: "one", title: "One", places: ["US"]), ComputeScope(id: "global", title: "Anywhere"),
        ],
        models: [ModelFamily(id: "m", pattern: "m-*", developers: ["maker"])],
        offerings: [cloud],
    )

    @Test(
        arguments: [
            // Names of models, the region, the scope at the endpoint's host, the verdict of "not outside FR and CN".
            (["m-1"], ["r1"], nil, Verdict.unregulated), (["m-1"], ["r2"], nil, .prohibited),
            (["m-1"], ["r1", "r9"], nil, .undetermined), (["eu.m-1"], ["r2"], nil, .unregulated),
            (["eu.one.m-1"], ["r1"], nil, .prohibited), (["global.m-1"], ["r1"], nil, .undetermined),
            (["us.m-1"], ["r1"], nil, .undetermined), (["my-deployment"], ["r1"], nil, .undetermined),
            ([], ["r1"], nil, .undetermined), ([], ["r2"], "two", .unregulated),
            (["m-1"], ["r2"], "two", .unregulated),
            (["m-1", "eu.m-1"], ["r1"], nil, .unregulated), (["m-1", "global.m-1"], ["r1"], nil, .undetermined),
            (["eu.m-1"], ["r1"], "one", .unregulated), (["m-1", "eu.one.m-1"], ["r1"], nil, .undetermined),
        ] as [([String], [String], ScopeID?, Verdict)]
    )
    func theScopeTellsWhereItComputes(
        _ names: [String],
        _ regions: [String],
        _ atHost: ScopeID?,
        _ verdict: Verdict,
    ) throws {
        let index = CatalogueIndex(DoubtTests.places.rulebook.catalogue)
        let answer = try DoubtTests.places.answer { said in
            said.offering = ["cloud"]
            said.region = regions
            said.scopeAtHost = atHost
            said.models = names.isEmpty ? nil : names.map { index.models.model(named: $0, index.vendor) }
        }
        #expect(answer.verdict == verdict, "\(names)")
    }

    @Test func theServiceMaySayItsScopeItself() throws {
        func verdict(_ scope: [ScopeID]) throws -> Verdict {
            try DoubtTests.places.answer { ($0.offering, $0.scope, $0.region) = (["cloud"], scope, ["r1"]) }.verdict
        }
        #expect(try verdict(["two"]) == .unregulated)
        #expect(try verdict(["one"]) == .prohibited)
        #expect(try verdict(["global"]) == .undetermined)
        #expect(try verdict(["region", "one"]) == .undetermined)
    }

    // MARK: The words of the language

    /// The random worlds of the properties have every new word, each often enough.
    @Test func theRandomWorldsSpeakTheWholeLanguage() throws {
        var counts: [String: Int] = [:]
        func count(_ kind: String, _ what: some Any) { counts["\(kind) \(what)", default: 0] += 1 }
        for seed in [1_000, 2_000, 7_000].flatMap({ $0..<$0 + 100 }) {
            let world = World(seed: seed)
            for rule in world.rules {
                count("effect", rule.effect.rawValue)
                if let standing = rule.lifecycle.standing(on: world.question.asOf) {
                    count("standing", standing.rawValue)
                }
                if rule.lifecycle.events[0].notBefore != nil { count("start", "notBefore") }
                for attribute in Set(rule.allConditions.map(\.attribute)) { count("attribute", attribute.rawValue) }
            }
            for group in world.catalogue.groups {
                if !group.members.isEmpty { count("list", "members") }
                if group.unsure?.isEmpty == false { count("list", "unsure") }
                if group.absent?.isEmpty == false { count("list", "absent") }
                if group.knownSince != nil { count("list", "knownSince") }
            }
            for entry in world.catalogue.offerings.flatMap({ $0.scopes ?? [] }) {
                count("scope", entry.scope)
                if entry.prefixes != nil { count("scope", "by prefix") }
                if entry.hosts != nil { count("scope", "by host") }
                if entry.isUnprefixed == true { count("scope", "unprefixed") }
            }
            for said in world.services.map(\.traits.stated) {
                for scope in said.scope ?? [] { count("service", "scope \(scope)") }
                if said.scopeAtHost != nil { count("service", "scope at host") }
                if said.egress != nil { count("service", "egress") }
                if said.weights != nil { count("service", "weights") }
                for model in said.models ?? [] { count("model", model.name) }
            }
        }
        let table = counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        print("what occurs in 300 random worlds:\n  " + table.joined(separator: "\n  "))
        let expected =
            Rule.Effect.allCases.map { "effect \($0.rawValue)" } + Standing.allCases.map { "standing \($0.rawValue)" }
            + Attribute.allCases.map { "attribute \($0.rawValue)" } + TraitsSource.modelNames.map { "model \($0)" }
            + ["members", "unsure", "absent", "knownSince"].map { "list \($0)" }
            + Catalogue.scopeIDs.flatMap { ["scope \($0)", "service scope \($0)"] }
            + ["by prefix", "by host", "unprefixed"].map { "scope \($0)" }
            + ["service scope at host", "service egress", "service weights", "start notBefore"]
        for what in expected { #expect(counts[what, default: 0] >= 10, "\(what): \(counts[what, default: 0])") }
    }
}
