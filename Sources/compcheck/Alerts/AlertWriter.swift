internal import CompcheckModel
internal import CompcheckNotify
internal import CompcheckReport
internal import CompcheckStore
internal import Foundation

/// Finds what there is to tell of a recorded run to each of some targets.
///
/// What changed is looked for since the run that a target was told of last, which may be another one for each.
final class AlertWriter {
    private let run: RunID
    private let store: Store
    private let days: Int
    private var known: [RunID?: AlertNews] = [:]

    init(of run: RunID, in store: Store, ahead days: Int) {
        self.run = run
        self.store = store
        self.days = days
    }

    /// What is to be sent to a target, if anything.
    func look(for target: NotifyTarget, at now: Instant) throws -> AlertLook {
        let previous = try store.lastRunTold(to: target.digest, before: run)
        let inventory = try record(run).inventory
        let told = try store.topicsTold(to: target.digest, of: inventory)
        let news = try news(since: previous).without(told)
        return AlertLook(
            of: inventory,
            .run(run, comparedWith: previous),
            for: target.shown,
            targetDigest: target.digest,
            draft: news.map { target.draft($0, at: now) },
        )
    }

    private func news(since previous: RunID?) throws -> AlertNews {
        if let known = known[previous] { return known }
        let after = try recorded(run)
        let before = try previous.map(recorded)
        var collector = AlertCollector(
            AlertSide(try record(run), after.audit),
            since: try before.map { AlertSide(try record($0.id), $0.audit) },
            ahead: days,
        )
        if let before {
            var uses = ComparedUses(before, after)
            while let batch = try uses.nextBatch() {
                for use in batch { collector.add(use) }
            }
        } else {
            var uses = after.uses
            while let batch = try uses.nextBatch() {
                for use in batch {
                    collector.add(
                        ComparedUse(
                            service: use.service,
                            jurisdiction: use.jurisdiction,
                            before: nil,
                            after: use.answer,
                        )
                    )
                }
            }
        }
        let news = collector.news()
        known[previous] = news
        return news
    }

    private func record(_ run: RunID) throws -> RunRecord {
        try store.reader.run(.number(run), knowing: DatabaseLocation.migrations)
    }

    private func recorded(_ run: RunID) throws -> RecordedRun {
        try store.reader.recordedRun(.number(run), knowing: DatabaseLocation.migrations)
    }
}

extension NotifyTarget {
    /// An alert in the form that it reads.
    func draft(_ news: AlertNews, at now: Instant) -> AlertLook.Draft {
        let uuid = UUID().uuidString.lowercased()
        let format: AlertFormat =
            switch way {
            case .command, .webhook: .json
            case .slack: .slack
            case .mail(let addresses): .mail(to: addresses)
            }
        return AlertLook.Draft(
            kind: news.kind,
            uuid: uuid,
            subject: news.subject,
            payload: format.payload(news, uuid: uuid, at: now),
            topics: news.topics,
        )
    }
}
