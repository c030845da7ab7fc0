package import CompcheckModel
internal import Yams

/// Reads waivers from a file that people review: a YAML list, each entry a waiver.
///
/// ```yaml
/// - rule: openai-api-block-2024
///   service: support-bot
///   jurisdiction: CN          # left out: wherever the service is used
///   reason: Migration is under way
///   approver: General counsel
///   ticket: LEGAL-123
///   from: 2026-11-01
///   until: 2027-02-01         # the first day without it
/// ```
package struct WaiverReader {
    private static let keys = ["rule", "service", "jurisdiction", "reason", "approver", "ticket", "from", "until"]

    private let rules: [RuleID: Rule]
    private let index: CatalogueIndex

    /// Creates a reader that knows the rules and jurisdictions of a rulebook.
    package init(_ rulebook: Rulebook) {
        rules = Dictionary(rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
        index = CatalogueIndex(rulebook.catalogue)
    }

    /// Reads the waivers of a file.
    /// - Returns: Its waivers, in order, whatever days they hold on.
    /// - Throws: `BadInput` with all problems in the file.
    package func read(_ path: String) throws(BadInput) -> [Waiver] {
        let file = RuleFile(alone: path, text: try RuleFolder.text(of: path))
        let log = ProblemLog()
        let (documents, problem) = YAMLText.documents(of: file)
        if let problem { log.note(problem) }
        var waivers: [Waiver] = []
        for document in documents {
            guard let sequence = document.sequence else {
                let mark = document.mark
                let what = "must be a list of waivers"
                log.note(Problem(file: path, line: mark?.line, column: mark?.column, what: what))
                continue
            }
            for node in sequence {
                waivers += Entry(node, file: path, subject: "waiver", log: log).flatMap(waiver).map { [$0] } ?? []
            }
        }
        guard log.problems.isEmpty else { throw BadInput(log.problems) }
        return waivers
    }

    private func waiver(_ entry: Entry) -> Waiver? {
        entry.allowOnly(WaiverReader.keys)
        let rule = entry.required("rule").flatMap { self.rule($0, entry.log) }
        let jurisdiction = entry.text("jurisdiction")
        let code = jurisdiction.flatMap { self.jurisdiction($0, entry.log) }
        let (service, reason) = (entry.required("service"), entry.required("reason"))
        let approver = entry.required("approver")
        for key in ["from", "until"] where entry[key] == nil { entry.note("\(said: key) is missing", at: entry.node) }
        let (from, until) = (entry.day("from"), entry.day("until"))
        guard let rule, let service, let reason, let approver, let from, let until else { return nil }
        guard from < until else {
            let what = "`until`, the first day without the waiver, must be after `from`"
            entry.note(what, at: entry["until"] ?? entry.node)
            return nil
        }
        if jurisdiction != nil, code == nil { return nil }
        return Waiver(
            rule: rule,
            service: service.value,
            jurisdiction: code,
            reason: reason.value,
            acceptedBy: approver.value,
            ticket: entry.text("ticket")?.value,
            from: from,
            until: until,
        )
    }

    private func rule(_ text: Entry.Text, _ log: ProblemLog) -> RuleID? {
        let id = RuleID(text.value)
        guard let rule = rules[id] else {
            let hint = didYouMean(text.value, rules.keys.map(\.text))
            log.note(text.position.problem("unknown rule \(said: text.value)" + hint))
            return nil
        }
        guard rule.isWaivable else {
            log.note(text.position.problem("rule \(said: text.value) cannot be waived: it says `waivable: false`"))
            return nil
        }
        return id
    }

    private func jurisdiction(_ text: Entry.Text, _ log: ProblemLog) -> JurisdictionCode? {
        if let code = index.jurisdictions.code(of: text.value) { return code }
        let hint = didYouMean(text.value, index.jurisdictions.allNames)
        log.note(text.position.problem("unknown jurisdiction \(said: text.value)" + hint))
        return nil
    }
}
