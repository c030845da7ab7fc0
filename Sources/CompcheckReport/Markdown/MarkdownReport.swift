internal import CompcheckModel

/// The comment under construction.
struct MarkdownReport {
    /// The limit in bytes; sites limit characters, of which there are never more than bytes.
    static let limit = 60_000

    let audit: Audit
    let summary: AuditSummary
    let aggregator: UseAggregator
    /// The text written so far.
    private(set) var text = ""
    private let rules: [RuleID: Rule]
    private let requirements: [RequirementID: Requirement]

    init(_ audit: Audit, _ summary: AuditSummary, _ aggregator: UseAggregator) {
        self.audit = audit
        self.summary = summary
        self.aggregator = aggregator
        rules = Dictionary(audit.rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
        requirements = Dictionary(audit.rulebook.catalogue.requirements.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Returns the rule with this id, if the rulebook has it.
    func rule(_ id: RuleID) -> Rule? { rules[id] }

    /// Returns the requirement with this id, if the catalogue has it.
    func requirement(_ id: RequirementID) -> Requirement? { requirements[id] }

    /// Writes a line, whatever its length.
    mutating func line(_ line: String = "") { text += line + "\n" }

    /// Writes the lines that fit, and how much is cut.
    ///
    /// - Parameters:
    ///   - entries: the entries, each with the number of things that it stands for.
    ///   - share: how far the lines may fill the limit, in percent.
    ///   - what: the noun to count with, in the singular.
    ///   - besides: the number of further things without an entry.
    ///   - write: renders an entry as a line.
    mutating func lines<Entry>(
        _ entries: [(count: Int, entry: Entry)],
        upTo share: Int,
        _ what: String,
        besides: Int = 0,
        _ write: (MarkdownReport, Entry) -> String,
    ) {
        let most = MarkdownReport.limit / 100 * share
        var cut = besides
        for (count, entry) in entries {
            // After the first cut, cut all that follows: worse entries come first.
            let next = cut > besides ? "" : write(self, entry)
            if cut > besides || text.utf8.count + next.utf8.count > most { cut += count } else { line(next) }
        }
        if cut > 0 { line("\ncut: \(counted(cut, "more \(what)")); the text and the JSON report have them") }
    }

    /// Writes the result, the day, the rules, and the number of uses with each verdict.
    mutating func writeHead() {
        switch Outcome(summary, of: audit) {
        case .nothing(let claim): line("## compcheck: nothing to audit\n\n\(claim)")
        case .passes(let claim): line("## compcheck: PASS\n\n\(claim)")
        case .fails(let claim): line("## compcheck: FAIL\n\n\(claim)")
        }
        let setting = Setting(audit)
        line("\n- <strong>as of \(setting.dayWords)</strong>" + (setting.laterWords.map { "; \($0)" } ?? ""))
        if let instant = audit.knownAt {
            line("- <strong>known at \(instant)</strong>: the rules as recorded then, not as known now")
        }
        let name = summary.organization.name.map { MarkdownText.of($0) + ", " } ?? ""
        line("- input: \(name)\(MarkdownText.escaped(Setting.describe(audit.inventory)))")
        let origin = MarkdownText.of(audit.rulebook.origin)
        let digest = MarkdownText.escaped(short(audit.rulebook.digest))
        line("- rules: \(grouped(audit.rulebook.rules.count)) from \(origin), digest \(digest)")
        let assumed = audit.question.assumed.sorted { $0.key < $1.key }
            .map { "\(MarkdownText.code($0.key.text)) in force from \($0.value)" }
        if !assumed.isEmpty { line("- assumed: \(few(assumed, "; "))") }
        let without = audit.question.without.sorted().map { MarkdownText.code($0.text) }
        if !without.isEmpty { line("- without: \(few(without))") }
        if !audit.question.wantsOutlook { line("- outlook: not looked at: what is coming and pending is not told") }
        if let news = summary.news(audit.baseline) { line("- baseline: \(MarkdownText.escaped(news))") }
        guard summary.uses > 0 else { return }
        line("\n| \(counted(summary.uses, "use")) of \(counted(summary.services, "service")) | now | at worst |")
        line("| --- | ---: | ---: |")
        for verdict in Verdict.allCases.reversed() {
            line(
                "| \(verdict.rawValue) | \(grouped(summary.verdicts[verdict])) | \(grouped(summary.atWorst[verdict])) |"
            )
        }
    }

    /// Writes all waivers with the number of uses that they cover.
    mutating func writeWaivers() {
        guard !audit.waivers.all.isEmpty else { return }
        line("\n### Waivers\n")
        let entries = audit.waivers.all.map { (count: 1, entry: $0) }
        lines(entries, upTo: 99, "waiver") { report, waiver in
            let words = MarkdownText.escaped("\(waiver.subject), \(waiver.displayText)")
            return "- <strong>\(report.summary.coverage(waiver))</strong>: \(words)"
        }
    }

    /// Writes how many notices there are about the inventory.
    mutating func writeNotices() {
        let notices = summary.notices.count { $0.notice.kind != .recognized }
        if notices > 0 {
            line("\nnot recognised: \(counted(notices, "notice")) about the inventory; see the text report")
        }
    }

    /// Joins the first few words and the number of the others.
    func few(_ words: [String], _ separator: String = ", ", most: Int = 8) -> String {
        let more = words.count > most ? ["\(grouped(words.count - most)) more"] : []
        return (words.prefix(most) + more).joined(separator: separator)
    }
}
