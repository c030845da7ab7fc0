internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

/// Renders an impact as one JSON object, with one line for each use that changes.
struct ImpactJSON: ViewReporter {
    private let header: ViewHeader
    private var tally = ImpactTally()
    private var rules: MentionedRules

    init(_ header: ViewHeader) {
        self.header = header
        rules = MentionedRules(header.setting)
        rules.mention(header.without.union(header.assumed.keys))
    }

    mutating func begin(into output: inout OutputBuffer) {
        header.openDocument(into: &output)
        output.append(",\"uses\":[")
    }

    mutating func report(
        _ service: Service,
        in jurisdiction: JurisdictionCode,
        _ periods: [ImpactPeriod],
        into output: inout OutputBuffer,
    ) {
        let isFirst = tally.changes == 0
        guard let direction = tally.count(periods) else { return }
        for period in periods { rules.mention(period.appears + period.disappears) }
        var json = JSONWriter()
        json.object { use in
            use.write(service, in: jurisdiction)
            use.field("direction", direction.rawValue)
            use.field("differences", each: periods) { object, period in
                object.field("from", period.from)
                object.field("through", period.through)
                object.field("verdictBefore", period.before.verdict.rawValue)
                object.field("verdictAfter", period.after.verdict.rawValue)
                object.field("atWorstBefore", period.before.atWorst.rawValue)
                object.field("atWorstAfter", period.after.atWorst.rawValue)
                object.field("appears", period.appears.map(\.text))
                object.field("disappears", period.disappears.map(\.text))
            }
        }
        output.append(isFirst ? "\n" : ",\n")
        output.append(json.output.bytes)
    }

    mutating func finish(into output: inout OutputBuffer) {
        var json = JSONWriter()
        rules.write(indent: 1, to: &json)
        json.newLine(indent: 0)
        json.key("summary")
        json.object { json in
            json.field("uses", tally.uses)
            json.field("changed", tally.changes)
            for direction in Direction.allCases { json.field(direction.rawValue, tally[direction]) }
            json.field("unchanged", tally.uses - tally.changes)
        }
        output.append("\n],\n")
        output.append(json.output.bytes)
        output.append("}\n")
    }
}
