import CompcheckIntake
import CompcheckLint
import CompcheckModel
import Testing

/// A small rulebook with one lint, and similar ones without it.
struct LintCase: CustomTestStringConvertible {
    let name: LintName
    let faulty: String
    /// What the message must contain.
    let words: String
    let clean: [String]
    /// Catalogue files of the faulty rulebook, and below of the clean ones if they differ.
    let catalogue: [String: String]
    let cleanCatalogue: [String: String]

    init(
        _ name: LintName,
        _ faulty: String,
        says words: String,
        clean: String...,
        catalogue: [String: String] = [:],
        cleanCatalogue: [String: String]? = nil,
    ) {
        self.name = name
        self.faulty = faulty
        self.words = words
        self.clean = clean
        self.catalogue = catalogue
        self.cleanCatalogue = cleanCatalogue ?? catalogue
    }

    var testDescription: String { "\(name.rawValue): \(words)" }

    /// The day of lint in tests.
    static let today = Day(number: 20_779)

    private static let standard = [
        "authorities": "- {id: acme, name: Acme, kind: vendor}",
        "jurisdictions": """
        - {code: US, name: United States}
        - {code: CN, name: China}
        - {code: SG, name: Singapore}
        - {code: UA, name: Ukraine}
        - {code: UA-43, name: Crimea}
        """,
        "vendors": "- {id: acme, name: Acme, seat: US, aliases: [ACME]}\n- {id: other, name: Other, seat: CN}",
        "offerings": """
        - {id: acme-api, vendor: acme, developers: [acme], route: direct}
        - {id: other-api, vendor: other, developers: [other], route: direct}
        """,
        "routes": "- {id: direct, title: Direct}\n- {id: gateway, title: Gateway}",
        "data": "- {id: personal, title: Personal}\n- {id: health, title: Health}",
    ]

    /// Returns a valid rule in force since the middle of 2024, with lines added, or replaced by key.
    static func rule(_ id: String, _ lines: String...) -> String {
        var keys = [
            "id: \(id)", "title: \(id)", "authority: acme", "effect: prohibits", "severity: high",
            "when: {developer: acme}", "lifecycle: [{date: 2024-07-01, event: effective}]",
            "references: [{title: Page, url: \"https://example.org/a\", opened: 2026-11-01}]",
        ]
        for line in lines {
            let key = line.prefix { $0 != ":" } + ":"
            if let position = keys.firstIndex(where: { $0.hasPrefix(key) }) {
                keys[position] = line
            } else {
                keys.append(line)
            }
        }
        return "---\n" + keys.joined(separator: "\n") + "\n"
    }

    /// Returns the line with a rule's events, each a day and a word.
    static func lifecycle(_ events: String...) -> String {
        let items = events.map { "{date: \($0.replacing(" ", with: ", event: "))}" }
        return "lifecycle: [\(items.joined(separator: ", "))]"
    }

    /// Lints rules in a small catalogue.
    static func report(
        _ rules: String,
        _ catalogue: [String: String] = [:],
        guards: Guards? = nil,
    ) throws -> LintReport {
        let (rulebook, origins) = try read(rules, catalogue)
        return Linter(rulebook, origins, today: today).report(guards: guards)
    }

    static func read(
        _ rules: String,
        _ catalogue: [String: String] = [:],
    ) throws -> (rulebook: Rulebook, origins: Origins) {
        var files = standard.merging(catalogue) { $1 }.compactMap {
            RuleFile("catalogue/\($0).yaml", in: "", text: $1)
        }
        files += [RuleFile("rules.yaml", in: "", text: rules)].compactMap(\.self)
        return try RulebookReader(recordedOn: nil).read(files.sorted { $0.path < $1.path }, origin: "test")
    }
}
