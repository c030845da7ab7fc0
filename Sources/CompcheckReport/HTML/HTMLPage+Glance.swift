internal import CompcheckModel

/// The head of the page: the result of the audit and the numbers behind it.
struct HTMLGlance {
    /// The number of uses with a verdict, now and at worst.
    struct Tile {
        let verdict: String
        let sign: String
        let now: String
        let atWorst: String
    }

    let subject: String
    let word: String
    let claim: String
    /// The CSS class of the result: `pass`, `fail` or `nothing`.
    let outcome: String
    let scope: String
    let tiles: [Tile]
    /// A warning that the day or the rules are not the present ones; nil if they are.
    let caveat: String?
    /// Which findings count; nil without a baseline.
    let baseline: String?
}

extension HTMLPage {
    /// The head of the page.
    var glance: HTMLGlance {
        let (outcome, word, claim) =
            switch Outcome(summary, of: audit) {
            case .nothing(let claim): ("nothing", "NOTHING TO AUDIT", claim)
            case .passes(let claim): ("pass", "PASS", claim)
            case .fails(let claim): ("fail", "FAIL", claim)
            }
        let uses = "\(counted(summary.uses, "use")) of \(counted(summary.services, "service"))"
        let extent = summary.uses == 0 ? "" : " in \(counted(matrix.jurisdictions.count, "place"))"
        return HTMLGlance(
            subject: subject,
            word: word,
            claim: claim,
            outcome: outcome,
            scope: uses + extent,
            tiles: Verdict.allCases.reversed().map { verdict in
                HTMLGlance.Tile(
                    verdict: verdict.rawValue,
                    sign: verdict.sign,
                    now: grouped(summary.verdicts[verdict]),
                    atWorst: grouped(summary.atWorst[verdict]),
                )
            },
            caveat: caveat,
            baseline: summary.news(audit.baseline),
        )
    }

    /// Whose inventory it is.
    private var subject: String {
        summary.organization.name.map { SafeText.of($0) } ?? Setting.describe(audit.inventory)
    }

    private var caveat: String? {
        let setting = Setting(audit)
        return setting.caveat.map { $0 + (setting.laterWords.map { "; \($0)" } ?? "") + "." }
    }

    /// The facts that the answers rest on.
    var provenance: [HTMLFact] {
        let (setting, question) = (Setting(audit), audit.question)
        var facts = [HTMLFact(label: "as of", text: setting.dayWords)]
        func add(_ label: String, _ text: String?) { if let text { facts.append(HTMLFact(label: label, text: text)) } }
        add("known at", audit.knownAt.map { "\($0): the rules as recorded then, not as known now" } ?? "no limit")
        add("outlook", question.wantsOutlook ? "until \(question.lastDay)" : "not looked at")
        for (rule, day) in question.assumed.sorted(by: { $0.key < $1.key }) {
            add("assumed", "\(SafeText.of(rule.text)) in force from \(day)")
        }
        let without = question.without.sorted().map { SafeText.of($0.text) }
        add("without", without.isEmpty ? nil : without.joined(separator: ", "))
        let doubt = audit.certainOnly ? "; doubt is let pass" : ""
        add("fails on", audit.failOn.rawValue + (audit.failOn == .prohibited ? "" : " or worse") + doubt)
        add("baseline", audit.baseline?.displayText)
        add("rules", "\(grouped(audit.rulebook.rules.count)) from \(SafeText.of(audit.rulebook.origin))")
        add("rules digest", SafeText.of(audit.rulebook.digest))
        add("inventory", Setting.describe(audit.inventory))
        add("inventory digest", summary.inventoryDigest.map { SafeText.of($0) })
        add("run on", "\(audit.today)")
        add("run by", audit.ranBy.map { SafeText.of($0, limit: 240) } ?? "not said")
        add("tool", "compcheck \(SafeText.of(audit.toolVersion))")
        return facts
    }
}

extension Verdict {
    /// A sign that identifies the verdict without colour.
    var sign: String {
        switch self {
        case .prohibited: "✕"
        case .restricted: "!"
        case .undetermined: "?"
        case .permitted: "✓"
        case .unregulated: "–"
        }
    }
}
