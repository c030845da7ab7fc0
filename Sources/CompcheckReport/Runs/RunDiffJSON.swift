internal import CompcheckModel

/// Tells machines what changed from one run to another: one object, one line for each use that changed.
struct RunDiffJSON: RunDiffReporter {
    private let pair: RunPair
    private var tally = RunDiffTally()
    private var waivers = WaiverTurns()
    private var isFirst = true

    init(_ pair: RunPair) { self.pair = pair }

    var isEmpty: Bool { tally.isEmpty && waivers.isEmpty }

    mutating func begin(into output: inout OutputBuffer) {
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
        let turn = UseTurn(use)
        tally.count(turn)
        let changes = use.changes
        let turns = WaiverTurn.all(of: use, in: pair)
        waivers.add(turns)
        guard turn != nil || !changes.isEmpty || !turns.isEmpty else { return }
        let told = changes.map { (change: $0, causes: pair.causes(of: $0, in: use)) }
        for (change, causes) in told { tally.count(change.kind, by: causes) }
        var json = JSONWriter()
        json.object { json in
            json.write(use, turn, told)
            for (name, kind) in [("waiverBegan", WaiverTurn.Kind.began), ("waiverEnded", .ended)] {
                let rules = turns.filter { $0.kind == kind }.map(\.rule.id.text)
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
            json.field("uses", tally.uses)
            for turn in UseTurn.allCases { json.field(turn.rawValue, tally[turn]) }
            for kind in FindingChange.Kind.allCases { json.field(kind.rawValue, tally[kind]) }
            json.field("waiversBegan", waivers[.began])
            json.field("waiversEnded", waivers[.ended])
            json.key("by")
            json.object { json in
                for cause in ChangeCause.allCases { json.field(cause.rawValue, tally[cause]) }
            }
        }
        output.append("\n],\n")
        output.append(json.output.bytes)
        output.append("}\n")
    }
}

extension JSONWriter {
    /// Writes the keys of a use that changed, with the findings of it that did, each with its causes.
    mutating func write(
        _ use: ComparedUse,
        _ turn: UseTurn?,
        _ told: [(change: FindingChange, causes: [ChangeCause])],
    ) {
        write(use.service, in: use.jurisdiction)
        field("turn", turn?.rawValue)
        field("verdictBefore", use.before?.verdict.rawValue)
        field("verdictAfter", use.after?.verdict.rawValue)
        field("atWorstBefore", use.before?.atWorst.rawValue)
        field("atWorstAfter", use.after?.atWorst.rawValue)
        field("findings", each: told) { json, told in
            json.write(told.change, by: told.causes, in: use)
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
                json.field("since", finding.since)
                json.field("certainty", finding.certainty.rawValue)
            }
        }
    }
}
