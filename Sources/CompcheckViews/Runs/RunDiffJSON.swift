package import CompcheckComparison
internal import CompcheckModel
package import CompcheckReport

/// Renders the changes between two runs as one JSON object, with one line for each use that changed.
struct RunDiffJSON: RunDiffReporter {
    private var difference: RunDifference
    private var isFirst = true

    init(_ pair: RunPair) { difference = RunDifference(pair) }

    var isEmpty: Bool { difference.isEmpty }

    mutating func begin(into output: inout OutputBuffer) {
        let pair = difference.pair
        var json = JSONWriter()
        json.field("formatVersion", 1)
        for (name, run) in [("from", pair.before), ("to", pair.after)] {
            json.newLine(indent: 0)
            json.key(name)
            json.object { $0.write(run.record) }
        }
        json.newLine(indent: 0)
        json.field("differs", pair.differences.sorted().map(\.rawValue))
        output.append("{")
        output.append(json.output.bytes)
        output.append(",\n\"uses\":[")
    }

    mutating func report(_ use: ComparedUse, into output: inout OutputBuffer) {
        let changed = difference.add(use)
        if changed.isSame && changed.waivers.isEmpty { return }
        var json = JSONWriter()
        json.object { json in
            json.write(changed)
            for (name, kind) in [("waiverBegan", WaiverChange.Kind.began), ("waiverEnded", .ended)] {
                let rules = changed.waivers.filter { $0.kind == kind }.map(\.rule.id.text)
                if !rules.isEmpty { json.field(name, rules) }
            }
        }
        output.append(isFirst ? "\n" : ",\n")
        output.append(json.output.bytes)
        isFirst = false
    }

    mutating func finish(into output: inout OutputBuffer) {
        var json = JSONWriter()
        json.key("summary")
        json.object { json in
            json.field("uses", difference.tally.uses)
            json.writeCounts(difference)
        }
        output.append("\n],\n")
        output.append(json.output.bytes)
        output.append("}\n")
    }
}

extension JSONWriter {
    /// Writes how much changed between two runs.
    package mutating func writeCounts(_ difference: RunDifference) {
        let (tally, waivers) = (difference.tally, difference.waivers)
        for change in UseChange.allCases { field(change.rawValue, tally[change]) }
        for kind in FindingChange.Kind.allCases { field(kind.rawValue, tally[kind]) }
        field("waiversBegan", waivers[.began])
        field("waiversEnded", waivers[.ended])
        key("by")
        object { json in
            for cause in ChangeCause.allCases { json.field(cause.rawValue, tally[cause]) }
        }
    }

    /// Writes the keys of a use that changed, with its changed findings and their causes.
    package mutating func write(_ difference: UseDifference) {
        let use = difference.use
        write(use.service, in: use.jurisdiction)
        field("turn", difference.change?.rawValue)
        field("verdictBefore", use.before?.verdict.rawValue)
        field("verdictAfter", use.after?.verdict.rawValue)
        field("atWorstBefore", use.before?.atWorst.rawValue)
        field("atWorstAfter", use.after?.atWorst.rawValue)
        field("findings", each: difference.changes) { json, changed in
            json.write(changed.change, by: changed.causes, in: use)
        }
    }

    private mutating func write(_ change: FindingChange, by causes: [ChangeCause], in use: ComparedUse) {
        field("change", change.kind.rawValue)
        field("rule", change.latest.rule.id.text)
        field("title", change.latest.rule.title)
        field("fingerprint", Fingerprint.of(change.latest.rule.id, use.jurisdiction, use.service.id))
        field("by", causes.map(\.rawValue))
        for (name, finding) in [("before", change.before), ("after", change.after)] {
            guard let finding else { continue }
            key(name)
            object { json in
                json.field("effect", finding.rule.effect.rawValue)
                json.field("severity", finding.rule.severity.rawValue)
                json.field("standing", finding.standing.rawValue)
                json.field("since", finding.knownSince)
                json.field("certainty", finding.certainty.rawValue)
            }
        }
    }
}
