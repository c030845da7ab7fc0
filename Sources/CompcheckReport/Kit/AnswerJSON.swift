package import CompcheckModel

/// Writes an answer as the keys of a use: all keys after the service and the jurisdiction.
package struct AnswerJSON {
    /// Whether to leave out titles and authorities, which the rules' ids imply, to keep a stream small.
    private let isLean: Bool
    private let wantsOutlook: Bool
    /// The day in question, if it is not today.
    private let otherDay: Day?

    private var heads: [RuleID: Head] = [:]

    /// The encoded beginning of a rule's findings, valid while the standing is the same.
    private struct Head {
        let standing: Standing
        let since: Day
        let isAssumed: Bool
        let json: [UInt8]

        func fits(_ finding: Finding) -> Bool {
            since == finding.since && standing == finding.standing && isAssumed == finding.isAssumed
        }
    }

    /// - Parameters:
    ///   - isLean: whether to leave out titles and authorities, which the rules' ids imply.
    ///   - wantsOutlook: whether the outlook was computed.
    ///   - setting: what the answers rest on; a finding repeats the day in question unless it is today, as it may be
    ///     copied.
    package init(isLean: Bool, wantsOutlook: Bool = true, _ setting: Setting) {
        self.isLean = isLean
        self.wantsOutlook = wantsOutlook
        otherDay = setting.isToday ? nil : setting.question.asOf
    }

    /// Writes `verdict`, `atWorst`, `findings`, `permissions` and `outlook`.
    package mutating func write(_ answer: Answer, to json: inout JSONWriter) {
        json.field("verdict", answer.verdict.rawValue)
        json.field("atWorst", answer.atWorst.rawValue)
        json.key("findings")
        json.array { list in
            for finding in answer.findings { list.object { write(finding, to: &$0) } }
        }
        json.field("permissions", each: answer.permissions, write)
        if wantsOutlook { json.field("outlook", each: answer.outlook, write) }
    }

    private mutating func write(_ finding: Finding, to json: inout JSONWriter) {
        if let head = heads[finding.rule.id], head.fits(finding) {
            json.members(head.json)
        } else {
            let head = head(of: finding)
            heads[finding.rule.id] = head
            json.members(head.json)
        }
        json.field("certainty", finding.certainty.rawValue)
        json.key("missing")
        json.array { list in
            for attribute in finding.missing { list.string(attribute.rawValue) }
        }
        if !finding.doubts.isEmpty { json.field("doubts", each: finding.doubts) { $1.write(to: &$0) } }
        json.key("because")
        json.object { json in
            for reason in finding.because { json.field(reason.attribute.rawValue, reason.values) }
        }
    }

    private func head(of finding: Finding) -> Head {
        var json = JSONWriter()
        json.field("rule", finding.rule.id.text)
        if !isLean {
            json.field("title", finding.rule.title)
            json.field("authority", finding.rule.authority.text)
        }
        json.field("effect", finding.rule.effect.rawValue)
        json.field("requirement", finding.rule.requirement?.text)
        json.field("severity", finding.rule.severity.rawValue)
        json.field("standing", finding.standing.rawValue)
        json.field("since", finding.knownSince)
        if finding.isAssumed { json.field("assumed", true) }
        if let otherDay {
            json.field("asOf", otherDay)
            json.field("isToday", false)
        }
        return Head(
            standing: finding.standing,
            since: finding.since,
            isAssumed: finding.isAssumed,
            json: json.output.bytes,
        )
    }

    private func write(_ json: inout JSONWriter, _ permission: Permission) {
        json.field("rule", permission.rule.id.text)
        if !isLean { json.field("title", permission.rule.title) }
        json.field("certainty", permission.certainty.rawValue)
        json.field("lifts", permission.lifts.map(\.text))
        guard let evidence = permission.evidence else { return }
        json.key("evidence")
        json.object { evidence.write(to: &$0) }
    }

    private func write(_ json: inout JSONWriter, _ entry: OutlookEntry) {
        switch entry.cause {
        case .date(let day): json.field("date", day)
        case .assuming(let rule): json.field("assuming", rule.text)
        }
        json.field("verdict", entry.verdict.rawValue)
        json.field("appears", entry.appears.map(\.text))
        json.field("disappears", entry.disappears.map(\.text))
    }
}

extension Evidence {
    /// Writes the keys of a piece of evidence.
    package func write(to json: inout JSONWriter) {
        json.field("requirement", requirement.text)
        json.field("reference", reference)
        if let jurisdictions { json.field("jurisdictions", jurisdictions.map(\.text)) }
        json.field("validFrom", validFrom)
        json.field("validUntil", validUntil)
    }
}

extension SourceDoubt {
    /// Writes the keys of a doubt.
    package func write(to json: inout JSONWriter) {
        switch self {
        case .start: json.field("kind", "start")
        case .list(let group, let attribute):
            json.field("kind", "list")
            json.field("list", group.text)
            json.field("attribute", attribute?.rawValue)
        case .exception(let rule):
            json.field("kind", "exception")
            json.field("rule", rule.text)
        }
    }
}
