import CompcheckIntake
import CompcheckLint
import CompcheckModel
import Foundation

/// A small rulebook for rule tests: two vendors, two authorities, and given rules and scenarios.
struct Pack {
    private static let catalogue = [
        "authorities": """
        - {id: acme, name: Acme, kind: vendor}
        - {id: us-agency, name: Agency, kind: regulator, jurisdiction: US}
        """,
        "jurisdictions": """
        - {code: US, name: United States}
        - {code: CN, name: China}
        - {code: SG, name: Singapore}
        """,
        "groups": "- {id: listed, title: Listed, members: [US, SG]}",
        "vendors": "- {id: acme, name: Acme, seat: US}\n- {id: other, name: Other}",
        "offerings": """
        - {id: acme-api, vendor: acme, developers: [acme], route: direct}
        - {id: other-api, vendor: other, developers: [other], route: direct}
        """,
        "requirements": "- {id: licence, title: Licence}",
        "routes": "- {id: direct, title: Direct}\n- {id: gateway, title: Gateway}",
    ]

    let files: [RuleFile]
    let rulebook: Rulebook
    private let origins: Origins

    init(_ rules: String, scenario: String? = nil) throws {
        var texts = Dictionary(Pack.catalogue.map { ("catalogue/\($0).yaml", $1) }) { first, _ in first }
        texts["rules.yaml"] = rules
        texts["scenarios/s.yaml"] = scenario
        files = texts.sorted { $0.key < $1.key }.compactMap { RuleFile($0.key, in: "", text: $0.value) }
        (rulebook, origins) = try RulebookReader(recordedOn: nil).read(files, origin: "test")
    }

    /// Returns a rule that bans Acme's models where Acme does not list the jurisdiction, from July 2024 on.
    static func ban(_ changes: (String, String)..., examples: String = "") -> String {
        let rule = """
            id: ban
            title: Ban
            authority: acme
            effect: prohibits
            severity: high
            when: {developer: acme, jurisdiction: {not: listed}}
            lifecycle: [{date: 2024-07-01, event: effective}]
            examples:
            \(examples)
            """
        return changes.reduce(rule) { $0.replacing($1.0, with: $1.1) }
    }

    func trials() throws -> [RuleTest] {
        let reader = RuleTestReader(rulebook, origins)
        return try reader.examples() + reader.scenarios(files)
    }

    /// Returns the differences from the expectations, test by test.
    func misses() throws -> [[RuleTestOutcome.Miss]] {
        var court = RuleTestRunner(rulebook)
        return try trials().map { try court.outcome(of: $0).misses }
    }

    func gaps() throws -> [CoverageGap.Kind] { try Coverage(rulebook, try trials()).gaps().map(\.kind) }
}
