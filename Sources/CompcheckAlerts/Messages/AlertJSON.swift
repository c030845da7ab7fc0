internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// Renders an alert for machines: one object, described by `schemas/alert-1.schema.json`.
enum AlertJSON {
    static func document(_ news: AlertNews, uuid: String, at instant: Instant) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("formatVersion", 1)
            json.field("id", uuid)
            json.field("kind", news.kind.rawValue)
            json.field("createdAt", instant.description)
            json.field("toolVersion", news.toolVersion)
            json.field("subject", news.subject)
            json.field("inventory", news.inventory)
            json.field("reason", news.reason)
            if let run = news.run { json.write(run, news) }
            if let changes = news.changes { json.write(changes) }
            json.field("ahead", each: news.ahead) { $0.write($1) }
            json.field("text", AlertText.lines(news))
            json.field("more", news.command)
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ run: RunRecord, _ news: AlertNews) {
        field("organization", run.organization)
        field("run", Int(run.number))
        field("comparedWith", news.changes.map { Int($0.before.record.number) })
        field("asOf", run.question.asOf)
        field("uses", run.uses)
        field("failing", news.failing)
        field("failingBefore", news.changes?.failedBefore)
        key("verdicts")
        object { json in
            for verdict in Verdict.allCases.reversed() { json.field(verdict.rawValue, run.verdicts[verdict] ?? 0) }
        }
    }

    fileprivate mutating func write(_ changes: AlertChanges) {
        key("changes")
        object { $0.writeCounts(changes.difference) }
        field("changedUses", each: changes.uses) { $0.members($1) }
        field("changedUsesNotListed", changes.changedUses - changes.uses.count)
        field("waivers", each: changes.difference.waivers.first) { json, change in
            json.field("change", change.kind.rawValue)
            json.field("rule", change.rule.id.text)
            json.field("service", change.service)
            json.field("jurisdiction", change.jurisdiction.text)
            json.field("fingerprint", Fingerprint.of(change.rule.id, change.jurisdiction, change.service))
        }
    }

    fileprivate mutating func write(_ entry: AheadCollector.Entry) {
        field("kind", entry.topic.kind)
        field("day", entry.topic.day)
        field("rule", entry.topic.rule?.text)
        field("title", entry.rule?.title)
        if case .evidenceEnds(let requirement, let reference, until: _) = entry.topic {
            field("requirement", requirement.text)
            field("reference", reference)
        }
        if case .advanced(_, let event, on: _) = entry.topic { field("event", event.rawValue) }
        field("uses", entry.sample.uses)
        field("services", entry.sample.examples.map(\.id))
        field("servicesNotListed", entry.sample.services - entry.sample.examples.count)
    }
}
