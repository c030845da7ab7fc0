internal import CompcheckModel
internal import CompcheckReport

/// Explains an answer briefly: the deciding rules, the other rules, what would decide a doubt, and what may close
/// the use.
struct Rationale {
    private let question: Question
    private let rules: [RuleID: Rule]
    /// The rules whose titles are already in the text.
    private var described: Set<RuleID> = []

    init(_ setting: Setting) {
        question = setting.question
        rules = Dictionary(setting.rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Returns the lines that explain an answer, in order, with their labels.
    ///
    /// - Parameters:
    ///   - answer: the answer to explain.
    ///   - hint: returns how to state an unknown fact.
    /// - Returns: the lines with their labels; each rule's title appears only once.
    mutating func lines(_ answer: Answer, hint: (Attribute) -> String) -> [(label: String, text: String)] {
        var lines: [(label: String, text: String)] = []
        let (deciding, others) = answer.decidingFindings
        for finding in deciding { lines.append(("by", describe(finding))) }
        if !others.isEmpty { lines.append(("besides", brief(others))) }
        // Permissions hardly matter if something else certainly prohibits or restricts the use.
        if answer.verdict <= .undetermined {
            for permission in answer.permissions { lines.append((label(permission), describe(permission))) }
        }
        for finding in answer.findings where !finding.binds {
            let label = finding.certainty == .certain ? "flag" : "flag?"
            lines.append((label, "\(safe(finding.rule.id))\(finding.noteSinceText)" + title(finding.rule)))
        }
        if answer.verdict == .undetermined || answer.atWorst > answer.verdict {
            let facts = answer.deciding.map { "\($0.rawValue) (\(hint($0)))" }.joined(separator: ", ")
            let source = "a source that is doubtful or contested: ask the vendor in writing"
            if !facts.isEmpty { lines.append(("decides", facts)) }
            if answer.permissions.contains(where: \.rule.confidence.isDoubtful) { lines.append(("unsure", source)) }
            let sources = distinct(answer.findings.filter(\.counts).compactMap(\.sourceDoubtText))
            if lines.last?.label != "unsure", !sources.isEmpty {
                lines.append(("unsure", "only a source can tell " + listed(sources)))
            }
        }
        for entry in answer.closing { lines.append(("closes", describe(entry))) }
        return lines
    }

    private func brief(_ findings: [Finding]) -> String {
        let shown = 4
        let ids = findings.prefix(shown).map { safe($0.rule.id) + ($0.certainty == .certain ? "" : "?") }
        let more = findings.count > shown ? " and \(findings.count - shown) more" : ""
        return ids.joined(separator: ", ") + more
    }

    private mutating func describe(_ finding: Finding) -> String {
        let isCertain = finding.certainty == .certain
        let verb =
            switch finding.rule.effect {
            case .prohibits: isCertain ? "prohibits" : "may prohibit"
            case .requires: isCertain ? "requires" : "may require"
            case .permits, .exempts, .notes: "notes"
            }
        let needed = finding.rule.effect == .requires ? finding.rule.requirement.map { " " + safe($0) } ?? "" : ""
        let since: String =
            switch (finding.isAssumed, finding.standing) {
            case (true, _): ", assumed from \(finding.since)"
            case (false, .unenforced): ", not enforced since \(finding.since)"
            case (false, .uncertain): finding.sinceText
            case (false, _): ", since \(finding.since)"
            }
        return "\(safe(finding.rule.id)) \(verb)\(needed)\(since)" + title(finding.rule)
    }

    private func label(_ permission: Permission) -> String {
        permission.certainty == .certain ? "allows" : "allows?"
    }

    private func describe(_ permission: Permission) -> String {
        let rule = permission.rule
        let since = question.assumed[rule.id] ?? rule.lifecycle.beginning(of: question.asOf)?.day
        let doubt = rule.confidence == .high ? "" : " (confidence: \(rule.confidence.rawValue))"
        let lifts = permission.lifts.isEmpty ? "" : ", lifts " + permission.lifts.map(safe).joined(separator: ", ")
        return "\(safe(rule.id))\(doubt)" + (since.map { " since \($0)" } ?? "") + lifts
    }

    private mutating func describe(_ entry: OutlookEntry) -> String {
        let then = "then \(entry.verdict.rawValue)"
        switch entry.cause {
        case .date(let day):
            let rules = entry.appears.map(safe).joined(separator: ", ")
            return "\(day) \(then)" + (rules.isEmpty ? "" : " by \(rules)")
        case .assuming(let id):
            guard let rule = rules[id], let standing = rule.lifecycle.standing(on: question.asOf) else {
                return "\(safe(id)), \(then)"
            }
            let since = rule.lifecycle.beginning(of: question.asOf).map { " since \($0.day)" } ?? ""
            let died = rule.lifecycle.periods.first { $0.from > question.asOf && $0.standing == .ended }
            let end = died.map { ", ended \($0.from)" } ?? ""
            return "\(safe(id)) if it comes into force (\(standing.displayText)\(since)\(end)), \(then)" + title(rule)
        }
    }

    /// Returns `: TITLE`, once for each rule.
    private mutating func title(_ rule: Rule) -> String {
        described.insert(rule.id).inserted ? ": " + SafeText.of(rule.title, limit: 240) : ""
    }

    private func safe<Kind>(_ id: Identifier<Kind>) -> String { SafeText.of(id.text) }
}
