internal import CompcheckModel

/// A change on one day, or by one bill.
struct HTMLChange {
    let day: String
    let displayText: String
    let services: [HTMLPiece]
    let appears: [HTMLRuleLink]
    let disappears: [HTMLRuleLink]
}

/// A rule without a date in the outlook, with the changes that it would bring by coming into force.
struct HTMLBill {
    let rule: HTMLRuleLink
    let severity: String
    let by: String
    let stands: String
    let changes: [HTMLChange]
}

extension HTMLPage {
    /// The maximum number of changes by date, and of changes of each bill.
    private static let changeLimit = 200

    /// Returns the changes by date that the page has room for.
    func coming(_ dated: [(day: Day, turn: OutlookChange)]) -> [HTMLChange] {
        dated.prefix(HTMLPage.changeLimit).map { view($0.turn, on: $0.day.description, besides: nil) }
    }

    /// Returns how many changes by date are left out; nil if there are none.
    func rest(_ dated: [(day: Day, turn: OutlookChange)]) -> String? {
        let rest = dated.count - HTMLPage.changeLimit
        return rest > 0 ? "\(counted(rest, "more change")): see the JSON report" : nil
    }

    /// The rules without a date in the outlook that would change answers by coming into force, the worst first.
    var pending: [HTMLBill] {
        aggregator.pending.map { id, outlookChanges in
            let rule = rule(id)
            return HTMLBill(
                rule: link(id),
                severity: rule?.severity.rawValue ?? "",
                by: rule.map { $0.saidBy(authority(of: $0)) } ?? "",
                stands: rule?.lifecycle.story(on: audit.question.asOf) ?? "",
                changes: outlookChanges.prefix(HTMLPage.changeLimit).map { view($0, on: "", besides: id) },
            )
        }
    }

    /// The sentence that nothing will change; nil if something will or the outlook was not computed.
    var calm: String? {
        guard audit.question.wantsOutlook, summary.uses > 0, aggregator.changes.isEmpty else { return nil }
        let day = audit.question.lastDay
        return "Nothing changes until \(day), as far as is known, and no pending rule would change a use."
    }

    private func view(_ outlookChange: OutlookChange, on day: String, besides own: RuleID?) -> HTMLChange {
        HTMLChange(
            day: day,
            displayText: outlookChange.displayText,
            services: pieces(outlookChange.sample.spans),
            appears: outlookChange.effect.appears.filter { $0 != own }.map(link),
            disappears: outlookChange.effect.disappears.map(link),
        )
    }
}
