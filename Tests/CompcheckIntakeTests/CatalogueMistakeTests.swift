import CompcheckIntake
import CompcheckModel
import Testing

/// Single mistakes in the catalogue, with their location and message.
struct CatalogueMistakeTests {
    struct Case: CustomTestStringConvertible {
        let file: String
        let entry: String
        let words: String
        var testDescription: String { file + ": " + entry }

        init(_ file: String, _ entry: String, _ words: String) {
            self.file = file
            self.entry = entry
            self.words = words
        }
    }

    static let offering = "vendor: acme, route: direct"
    static let cases = [
        Case(
            "vendors",
            "{id: new, name: New, seta: US}",
            "24: vendor `new`: unknown key `seta`: did you mean `seat`?",
        ),
        Case("vendors", "{id: acme, name: New}", "3: vendor `acme`: is already defined at "),
        Case(
            "vendors",
            "{id: new, name: ACME   inc., aliases: [\"acme, INC.\"]}",
            "3: vendor `new`: the name `acme, INC.`",
        ),
        Case("vendors", "{id: new, name: Acme}", "3: vendor `new`: the name `Acme` already belongs to `acme`: see "),
        Case("vendors", "{id: new, name: New, seat: Norway}", "30: vendor `new`: unknown jurisdiction `Norway`"),
        Case("vendors", "{id: new, name: N, owners: [{vendor: acne, share: 1}]}", "40: vendor `new`: unknown vendor"),
        Case(
            "vendors",
            "{id: new, name: N, owners: [{vendor: acme, share: 1.1}]}",
            "53: vendor `new`: `share`: `1.1` is not",
        ),
        Case(
            "vendors",
            "{id: new, name: N, owners: [{vendor: acme, share: 0.5.5}]}",
            "53: vendor `new`: `share`: `0.5.5`",
        ),
        Case("vendors", "{id: new, name: N, owners: [{vendor: acme, share: -1}]}", "53: vendor `new`: `share`: `-1`"),
        Case("vendors", "{id: new}", "3: vendor `new`: `name` is missing"),
        Case("vendors", "{name: New}", "3: `id` is missing"),
        Case("vendors", "just text", "3: must be a map"),
        Case("authorities", "{id: new, name: New, kind: court}", "3: authority `new`: a court needs a `jurisdiction`"),
        Case(
            "authorities",
            "{id: new, name: New, kind: cort}",
            "30: authority `new`: unknown kind `cort`: did you mean",
        ),
        Case(
            "authorities",
            "{id: new, name: the gazette, kind: press}",
            "the name `the gazette` already belongs to `gazette`",
        ),
        Case("authorities", "{id: new, name: N, kind: court, jurisdiction: unoin}", "49: authority `new`: unknown"),
        Case(
            "jurisdictions",
            "{code: FR, name: France, aliases: [norway]}",
            "the name `norway` already belongs to `NO`",
        ),
        Case("jurisdictions", "{code: FR, name: Cote d’Or, aliases: [Co\u{302}te d’or]}", "already belongs to `US`"),
        Case("jurisdictions", "{code: FR, name: mainland china}", "3: jurisdiction `FR`: the name `mainland china`"),
        Case("jurisdictions", "{code: France, name: France}", "does not look like an ISO 3166 code"),
        Case("jurisdictions", "{code: FR, name: France, within: FR}", "36: jurisdiction `FR`: `within` forms a cycle"),
        Case(
            "jurisdictions",
            "{code: FR, name: France, within: EU}",
            "36: jurisdiction `FR`: unknown jurisdiction `EU`",
        ),
        Case("groups", "{id: new, title: New, members: [CN, Chna]}", "39: group `new`: unknown jurisdiction `Chna`"),
        Case(
            "groups",
            "{id: new, title: New, members: [{code: China}]}",
            "42: group `new`: unknown jurisdiction `China`",
        ),
        Case("groups", "{id: new, title: New, members: CN}", "`members` must be a list"),
        Case("groups", "{id: new, title: N, members: [CN, CN]}", "`CN` is listed twice for overlapping periods"),
        Case(
            "groups",
            "{id: new, title: N, members: [{code: CN, from: 2024-02-01, until: 2024-01-01}]}",
            "`CN`: `until` 2024-01-01 must be after",
        ),
        Case(
            "groups",
            "{id: new, title: N, members: [{code: CN, from: 2024-02-30}]}",
            "50: group `new`: `from`: `2024-02-30`",
        ),
        Case("groups", "{id: US, title: N, members: []}", "8: group `US`: a jurisdiction has the same code"),
        Case(
            "offerings",
            "{id: new, \(offering), hosts: [API.acme.com]}",
            "50: offering `new`: the host `API.acme.com`",
        ),
        Case(
            "offerings",
            "{id: new, \(offering), hosts: [a.b, a.b]}",
            "55: offering `new`: the host `a.b` is already listed at ",
        ),
        Case("offerings", "{id: new, \(offering), hosts: [com]}", "50: offering `new`: `com` is not a host pattern"),
        Case("offerings", "{id: new, \(offering), hosts: ['a.*']}", "`a.*` is not a host pattern"),
        Case("offerings", "{id: new, \(offering), hosts: [a..b]}", "`a..b` is not a host pattern"),
        Case("offerings", "{id: new, \(offering), hosts: ['https://a.b']}", "`https://a.b` is not a host pattern"),
        Case("offerings", "{id: new, \(offering), hosts: ['a*.b']}", "`a*.b` is not a host pattern"),
        Case(
            "offerings",
            "{id: new, vendor: acme, route: derect}",
            "34: offering `new`: unknown route `derect`: did you",
        ),
        Case(
            "offerings",
            "{id: new, \(offering), regions: [{code: a, in: US}, {code: A, in: US}]}",
            "`A` is listed twice",
        ),
        Case("offerings", "{id: new, \(offering), regions: [{code: a, in: XY}]}", "unknown jurisdiction `XY`"),
        Case(
            "offerings",
            "{id: new, \(offering), from: 2024-02-01, until: 2024-02-01}",
            "must be after `from` 2024-02-01",
        ),
        Case(
            "offerings",
            "{id: new, \(offering), hosts: [a.b], scopes: [{scope: region, hosts: [A.b]}]}",
            "the host `A.b` is already listed at ",
        ),
        Case("offerings", "{id: new, \(offering), scopes: []}", "`scopes` is an empty list"),
        Case(
            "offerings",
            "{id: new, \(offering), scopes: [{scope: regoin}]}",
            "unknown scope `regoin`: did you mean `region`?",
        ),
        Case(
            "offerings",
            "{id: new, \(offering), scopes: [{scope: region}, {scope: region}]}",
            "the scope `region` is listed twice",
        ),
        Case(
            "offerings",
            "{id: new, \(offering), scopes: [{scope: region, prefixes: [eu., EU.]}]}",
            "the prefix `EU.` shows two scopes",
        ),
        Case(
            "offerings",
            "{id: new, \(offering), scopes: [{scope: region, unprefixed: maybe}]}",
            "`unprefixed` must be `true` or `false`",
        ),
        Case("offerings", "{id: new, \(offering), weights: opne}", "unknown weights `opne`: did you mean `open`?"),
        Case("offerings", "{id: new, \(offering), regions: [{code: a, in: union}]}", "that is a group"),
        Case(
            "groups",
            "{id: new, title: N, members: [CN], absent: [CN]}",
            "`CN` stands in `members` and in `absent`",
        ),
        Case("groups", "{id: new, title: N, members: [], unsure: CN}", "`unsure` must be a list of codes"),
        Case("groups", "{id: China, title: N, members: []}", "`China` is a name of `CN`: choose another id"),
        Case("groups", "{id: CN-HK, title: N, members: []}", "group `CN-HK`: "),
        Case("groups", "{id: two words, title: N, members: []}", "ids of groups are written in lower case"),
        Case(
            "groups",
            "{id: new, title: N, members: [], knownSince: 2099-01-01}",
            "`knownSince`: 2099-01-01 is after today, 2026-11-22",
        ),
        Case("groups", "{id: new, title: N, members: [], knownSince: 2024}", "`knownSince`: `2024` is not a day"),
        Case("jurisdictions", "{code: US-ZZ, name: Nowhere}", "ISO 3166-2 has no `US-ZZ`"),
        Case("jurisdictions", "{code: US-PR, name: Isle}", "`US-PR` is another code of `PR`"),
        Case("requirements", "{id: permit, title: Again}", "3: requirement `permit`: is already defined"),
        Case("routes", "{id: direct, title: Again}", "3: route `direct`: is already defined"),
        Case("data", "{id: new}", "3: data `new`: `title` is missing"),
    ]

    @Test(arguments: cases) func isSaid(_ mistake: Case) throws {
        let name = "catalogue/\(mistake.file).yaml"
        let sound = try #require(Fixture.files().first { $0.path.hasSuffix(name) })
        let lines = sound.text.split(separator: "\n").count
        let said = try complaints { _ = try readRules([name: sound.text + "- " + mistake.entry + "\n"]) }
        #expect(said.count == 1, "\(said)")
        #expect(said.allSatisfy { $0.hasPrefix("\(name):\(lines + 1):") && $0.contains(mistake.words) }, "\(said)")
    }

    /// Files that the sound folder does not have, and their mistakes.
    @Test(
        arguments: [
            ("scopes", "{id: region, title: R}", "`region` is built in"),
            ("scopes", "{id: near, title: Near, in: [union]}", "unknown jurisdiction `union`: that is a group"),
            ("scopes", "{id: near, title: Near, in: []}", "`in` is an empty list"),
            ("scopes", "{id: near}", "`title` is missing"),
            ("models", "{id: m, pattern: Claude*, developer: acme}", "`Claude*` has capital letters"),
            ("models", "{id: m, pattern: m*, developer: acne}", "unknown vendor `acne`: did you mean `acme`?"),
            ("models", "{id: m, pattern: a/b/m*, developer: acme}", "`a/b/m*` fits no name"),
            ("models", "{id: m, pattern: /m*, developer: acme}", "`/m*` fits no name"),
            ("models", "{id: m, pattern: m*}", "`developer` is missing"),
            ("models", "{id: m, developer: acme}", "`pattern` is missing"),
            ("models", "{id: m, pattern: m*, developer: acme, weights: no}", "unknown weights `no`"),
        ]
    ) func isSaidOfANewFile(_ file: String, _ entry: String, _ words: String) throws {
        let said = try complaints { _ = try readRules(["catalogue/\(file).yaml": "- " + entry + "\n"]) }
        #expect(said.count == 1 && said[0].hasPrefix("catalogue/\(file).yaml:1:"), "\(said)")
        #expect(said.allSatisfy { $0.contains(words) }, "\(said)")
    }

    @Test func circlesOfPlacesAreFound() throws {
        let text = """
            - {code: AA, name: A, within: BB}
            - {code: BB, name: B, within: CC}
            - {code: CC, name: C, within: AA}
            """
        let said = try complaints { _ = try readRules(["catalogue/jurisdictions.yml": text]) }
        #expect(said.filter { $0.contains("`within` forms a cycle") }.count == 3, "\(said)")
    }

    @Test func aFileOfAnotherNameIsUnknown() throws {
        let said = try complaints { _ = try readRules(["catalogue/vendor.yaml": "- {id: x, name: X}"]) }
        #expect(said == ["catalogue/vendor.yaml: unknown catalogue file `vendor`: did you mean `vendors`?"])
    }

    @Test func aBrokenFileCausesNoAvalanche() throws {
        let said = try complaints { _ = try readRules(["catalogue/vendors.yaml": "- {id: acme"]) }
        #expect(said.count == 1 && said[0].hasPrefix("catalogue/vendors.yaml:2:1: is not YAML: "), "\(said)")
        let entry = try complaints { _ = try readRules(["catalogue/vendors.yaml": "- {id: acme}\n- {id: cloudy}"]) }
        #expect(entry.count == 2 && entry.allSatisfy { $0.contains("`name` is missing") }, "\(entry)")
    }
}
