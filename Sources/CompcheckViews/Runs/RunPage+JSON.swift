internal import CompcheckModel
internal import CompcheckReport

extension RunPage {
    /// The page as a JSON document with keys in a fixed order, without keys that have no value.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("formatVersion", 1)
            json.write(run)
            if let previous {
                json.key("previous")
                json.object { $0.write(previous) }
            }
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }
}

extension JSONWriter {
    /// Writes the keys of a run.
    mutating func write(_ run: RunRecord) {
        field("run", Int(run.number))
        field("status", run.status.rawValue)
        field("result", run.result)
        field("exitCode", run.exitCode)
        field("failure", run.failure)
        field("startedAt", run.startedAt.description)
        field("finishedAt", run.finishedAt?.description)
        field("ranBy", run.ranBy)
        writeTool(version: run.toolVersion)
        field("inventory", run.inventory)
        field("inventoryDigest", run.inventoryDigest)
        field("organization", run.organization)
        writeQuestion(of: run)
        key("rulebook")
        object { json in
            json.field("origin", run.rulebookOrigin)
            json.field("digest", run.rulebookDigest)
        }
        field("services", run.services)
        field("uses", run.uses)
        key("verdicts")
        object { json in
            for verdict in Verdict.allCases.reversed() { json.field(verdict.rawValue, run.verdicts[verdict]) }
        }
        field("previousRun", run.previous.map { Int($0) })
        if let keepsInventory = run.keepsInventory { field("keepsInventory", keepsInventory) }
        field("prunedAt", run.prunedAt?.description)
    }

    private mutating func writeQuestion(of run: RunRecord) {
        let question = run.question
        field("asOf", question.asOf)
        field("knownAt", run.knownAt?.description)
        field("horizonDays", question.horizon)
        field("outlookWanted", question.wantsOutlook)
        key("assumed")
        object { json in
            for (rule, day) in question.assumed.sorted(by: { $0.key < $1.key }) { json.field(rule.text, day) }
        }
        field("without", question.without.sorted().map(\.text))
        field("failOn", run.failOn?.rawValue)
        if let certainOnly = run.certainOnly { field("certainOnly", certainOnly) }
        field("baseline", run.baseline?.description)
    }
}
