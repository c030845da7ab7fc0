package import CompcheckComparison
internal import CompcheckIntake
package import CompcheckModel
package import CompcheckStore

/// Evaluates the inventories of recorded runs with two states of the rules, and finds the differences.
package struct ReevaluatedRuns {
    /// The answers for one service.
    private typealias EvaluatedUses = [(jurisdiction: JurisdictionCode, answer: Answer)]

    private let change: RuleChange
    private let database: ReadOnlyDatabase

    /// Creates it for the runs of a database and a change of the rules.
    package init(by change: RuleChange, in database: ReadOnlyDatabase) {
        self.change = change
        self.database = database
    }

    /// Evaluates a run twice, on its own day and with its own assumptions; nil if its inventory was not kept.
    ///
    /// If one of the two catalogues lacks an entry that the inventory names, it is taken from the other, because the
    /// comparison is about the rules, not about what can be read.
    /// - Throws: `StoreError`; `BadInput`, if neither catalogue has an entry that the inventory names.
    package func reevaluate(_ run: RunRecord) throws -> AffectedRun? {
        guard run.keepsInventory == true, run.prunedAt == nil else { return nil }
        let file = try TemporaryFile(namedLike: run.inventory)
        try database.inventory(of: RunID(number: run.number), file.append)
        let (before, after) = (change.before, change.after)
        do {
            return try reevaluate(run, file.path, before, after)
        } catch is BadInput {
            return try reevaluate(run, file.path, before.filled(from: after), after.filled(from: before))
        }
    }

    /// Why a run cannot be judged any more, in a line.
    package static func message(for error: any Error, about run: RunRecord) -> String {
        "run \(run.number) of \(run.inventory) can no longer be judged: \(ErrorLines.of(error)[0])".terminalSafe
    }

    private func reevaluate(
        _ run: RunRecord,
        _ path: String,
        _ before: Rulebook,
        _ after: Rulebook,
    ) throws -> AffectedRun {
        // Keep only the answers, which many uses share, and not the services.
        var old: [EvaluatedUses] = []
        try reevaluate(run, by: before, path) { _, evaluated in old.append(evaluated) }
        var changed: [ComparedUse] = []
        var (position, count) = (0, 0)
        try reevaluate(run, by: after, path) { service, evaluated in
            let compared = ReevaluatedRuns.compare(service, old[position], evaluated)
            changed += compared.filter { $0.isChanged || !$0.changes.isEmpty }
            count += compared.count
            position += 1
        }
        return AffectedRun(run, uses: count, changed: changed)
    }

    /// Compares the uses of a service; with another catalogue its jurisdictions' names may have another meaning.
    private static func compare(_ service: Service, _ before: EvaluatedUses, _ after: EvaluatedUses) -> [ComparedUse] {
        let gone = before.filter { old in !after.contains { $0.jurisdiction == old.jurisdiction } }
        return after.map { new in
            let old = before.first { $0.jurisdiction == new.jurisdiction }
            return ComparedUse(
                service: service,
                jurisdiction: new.jurisdiction,
                before: old?.answer,
                after: new.answer,
            )
        } + gone.map { ComparedUse(service: service, jurisdiction: $0.jurisdiction, before: $0.answer, after: nil) }
    }

    private func reevaluate(
        _ run: RunRecord,
        by rulebook: Rulebook,
        _ path: String,
        _ take: (Service, EvaluatedUses) -> Void,
    ) throws {
        let rules = Set(rulebook.rules.map(\.id))
        let asked = run.question
        let question = Question(
            asOf: asked.asOf,
            horizon: asked.horizon,
            // A rule that one of the two rulebooks lacks cannot be assumed or left out there.
            assumed: asked.assumed.filter { rules.contains($0.key) },
            without: asked.without.intersection(rules),
            wantsOutlook: false,
        )
        let audit = Audit(
            toolVersion: ToolVersion.current,
            today: asked.asOf,
            question: question,
            rulebook: rulebook,
            inventory: run.inventory,
        )
        var evaluator = try UseEvaluator(audit, findsAlternatives: false)
        let services = ServiceStream(.file(path, name: run.inventory), rulebook.catalogue, wantsDigest: false)
        _ = try services.handOut { service in
            var evaluated: EvaluatedUses = []
            evaluator.evaluate(service) { evaluated.append(($0.jurisdiction, $0.answer)) }
            take(service, evaluated)
        }
    }
}
