internal import CompcheckAlerts
internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckStore
internal import Foundation

/// Assesses a recorded run for alert targets.
///
/// Changes are computed since the run that was last assessed for a target, which may differ between targets.
final class AlertWriter {
    private let run: RecordedRun
    private let store: Store
    private let days: Int
    private var known: [RunID?: AlertNews] = [:]

    init(of run: RunID, in store: Store, ahead days: Int) throws {
        self.run = try store.reader.recordedRun(.number(run))
        self.store = store
        self.days = days
    }

    /// Returns the assessment for a target, with the alert to send, if any.
    func assessment(for target: NotifyTarget, at now: Instant) throws -> AlertAssessment {
        let previous = try store.lastRunTold(to: target.digest, before: run.id)
        let inventory = run.audit.inventory
        let sentTopics = try store.topicsTold(to: target.digest, of: inventory)
        let news = try news(since: previous).without(sentTopics)
        return AlertAssessment(
            of: inventory,
            .run(run.id, comparedWith: previous),
            for: target.displayText,
            targetDigest: target.digest,
            draft: news.map { target.draft($0, at: now) },
        )
    }

    private func news(since previous: RunID?) throws -> AlertNews {
        if let known = known[previous] { return known }
        let before = try previous.map { try store.reader.recordedRun(.number($0)) }
        var collector = AlertCollector(ComparedRun(run), since: before.map(ComparedRun.init), ahead: days)
        if let before {
            try ComparedUses(before, run).handOut { collector.add($0) }
        } else {
            try run.uses.handOut { use in
                let (service, jurisdiction) = (use.service, use.jurisdiction)
                collector.add(
                    ComparedUse(service: service, jurisdiction: jurisdiction, before: nil, after: use.answer)
                )
            }
        }
        let news = collector.news()
        known[previous] = news
        return news
    }
}

extension NotifyTarget {
    /// Returns an alert in the format of the target.
    func draft(_ news: AlertNews, at now: Instant) -> AlertAssessment.Draft {
        let uuid = UUID().uuidString.lowercased()
        let format: AlertFormat =
            switch channel {
            case .command, .webhook: .json
            case .slack: .slack
            case .mail(let addresses): .mail(to: addresses)
            }
        return AlertAssessment.Draft(
            kind: news.kind,
            uuid: uuid,
            subject: news.subject,
            payload: format.payload(news, uuid: uuid, at: now),
            topics: news.topics,
        )
    }
}
