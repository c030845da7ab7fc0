internal import CompcheckModel

/// What changes on one day.
struct HTMLChange {
    let day: String
    let words: String
    let services: [HTMLPiece]
    let appears: [HTMLRuleLink]
    let disappears: [HTMLRuleLink]
}

/// A rule that has no date, with what would change if it came into force.
struct HTMLBill {
    let rule: HTMLRuleLink
    let severity: String
    let by: String
    let stands: String
    let changes: [HTMLChange]
}

extension HTMLPage {
    /// At most this many changes are told, and this many of each bill.
    private static let changeLimit = 200

    /// The changes by date that are told, of those of the ledger.
    func coming(_ dated: [(day: Day, turn: Turn)]) -> [HTMLChange] {
        dated.prefix(HTMLPage.changeLimit).map { view($0.turn, on: $0.day.description, besides: nil) }
    }

    /// How many of them are left out; nil: none.
    func rest(_ dated: [(day: Day, turn: Turn)]) -> String? {
        let rest = dated.count - HTMLPage.changeLimit
        return rest > 0 ? "\(counted(rest, "more change")): see the JSON report" : nil
    }

    /// What would change if a rule came into force that has no date, the worst first.
    var pending: [HTMLBill] {
        ledger.pending.map { id, turns in
            let rule = rule(id)
            return HTMLBill(
                rule: link(id),
                severity: rule?.severity.rawValue ?? "",
                by: rule.map { $0.saidBy(authority(of: $0)) } ?? "",
                stands: rule?.lifecycle.story(on: audit.question.asOf) ?? "",
                changes: turns.prefix(HTMLPage.changeLimit).map { view($0, on: "", besides: id) },
            )
        }
    }

    /// What is said where nothing changes; nil where something does or nobody looked.
    var calm: String? {
        guard audit.question.wantsOutlook, summary.uses > 0, ledger.changes.isEmpty else { return nil }
        let day = audit.question.lastDay
        return "Nothing changes until \(day), as far as is known, and no pending rule would change a use."
    }

    private func view(_ turn: Turn, on day: String, besides own: RuleID?) -> HTMLChange {
        HTMLChange(
            day: day,
            words: turn.words,
            services: pieces(turn.crowd.spans),
            appears: turn.effect.appears.filter { $0 != own }.map(link),
            disappears: turn.effect.disappears.map(link),
        )
    }
}
