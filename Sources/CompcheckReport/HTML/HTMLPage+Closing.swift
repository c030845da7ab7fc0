internal import CompcheckModel

/// A question whose answer would settle a doubt.
struct HTMLQuestion {
    let displayText: String
    let services: [HTMLPiece]
}

/// A note on uses, which does not change their verdict.
struct HTMLNote {
    let rule: HTMLRuleLink
    let facts: String
    let count: String
    let services: [HTMLPiece]
    let background: HTMLBackground
}

/// A waiver of findings.
struct HTMLWaiver {
    let count: String
    let subject: String
    let displayText: String
}

/// The full entry of a rule that the page names.
struct HTMLRule {
    let anchor: String
    let id: String
    let title: String
    let act: String
    let severity: String
    let stands: String
    let events: [String]
    let overrides: [HTMLRuleLink]
    let background: HTMLBackground
}

extension HTMLPage {
    /// The maximum number of questions of each kind, and of notes, waivers and notices.
    private static let limit = 200

    /// What the inventory should state, then doubts that no answer settles; each sorted by the number of uses.
    var questions: [HTMLQuestion] {
        let named: ([String]) -> String = { $0.prefix(8).map { SafeText.of($0) }.joined(separator: ", ") }
        let open = aggregator.questions.prefix(HTMLPage.limit).map { doubt, sample in
            let words = listed(distinct(doubt.missing.flatMap(\.inventoryKeys))).replacing("`", with: "")
            let (services, uses) = (counted(sample.services, "service"), counted(sample.uses, "use"))
            let settled =
                doubt.isSettledByInventory
                ? "settles \(uses)" : "helps with \(uses), but no answer settles the rest: \(doubt.displayText(named))"
            return HTMLQuestion(
                displayText: "State \(words) for \(services): \(settled).",
                services: pieces(sample.spans),
            )
        }
        let contested = aggregator.sourceDoubts.prefix(HTMLPage.limit).map { doubt, sample in
            let uses = counted(sample.uses, "use")
            let reasons = doubt.displayText(named)
            return HTMLQuestion(
                displayText: "No answer settles \(uses): \(reasons).",
                services: pieces(sample.spans),
            )
        }
        return open + contested
    }

    /// The notes, each rule once.
    var notes: [HTMLNote] {
        aggregator.notes.values.sorted { $0.finding.rule.id < $1.finding.rule.id }.prefix(HTMLPage.limit).map { note in
            let sample = aggregator.samples[note.sample]
            return HTMLNote(
                rule: link(note.finding.rule.id),
                facts: "\(note.finding.rule.severity.rawValue) · notes\(note.finding.sinceText)",
                count: counted(sample.uses, "use"),
                services: pieces(sample.spans),
                background: background(note.finding.rule),
            )
        }
    }

    /// The entries of the rules that the page names.
    var ruleEntries: [HTMLRule] {
        namedRules.map { rule in
            HTMLRule(
                anchor: anchor(of: rule.id) ?? "",
                id: SafeText.of(rule.id.text),
                title: SafeText.of(rule.title, limit: 400),
                act: rule.act(.does),
                severity: rule.severity.rawValue,
                stands: rule.lifecycle.story(on: audit.question.asOf),
                events: rule.lifecycle.events.map(\.displayText),
                overrides: rule.overrides.map(link),
                background: background(rule),
            )
        }
    }

    /// The waivers of the audit, including those that cover nothing.
    var waivers: [HTMLWaiver] {
        audit.waivers.all.prefix(HTMLPage.limit).map { waiver in
            HTMLWaiver(count: summary.coverage(waiver), subject: waiver.subject, displayText: waiver.displayText)
        }
    }

    /// What the inventory has that was not recognised or contradicts the catalogue.
    var notices: [String] {
        let notices = summary.notices.filter { $0.notice.kind != .recognized }
        let listed = notices.prefix(HTMLPage.limit).map { notice in
            let services = notice.services > 0 ? " · \(counted(notice.services, "service"))" : ""
            let first = notice.firstService.map { ", first in \(SafeText.of($0, limit: 80))" } ?? ""
            let line = notice.firstLine.map { ", line \($0)" } ?? ""
            return SafeText.of(notice.notice.what, limit: 300) + services + first + line
        }
        let rest = notices.count - listed.count
        return listed + (rest > 0 ? ["… and \(grouped(rest)) more: see the JSON report"] : [])
    }
}
