import CompcheckChecker
import CompcheckComparison
import CompcheckModel
import CompcheckSamples
import Foundation
import Testing

@testable import CompcheckStore

/// The comparison of two recorded runs.
@Suite struct ComparedUsesTests {
    private let folder: Folder
    private let store: Store

    init() throws {
        folder = try Folder()
        store = try open(folder.database)
    }

    /// Applying the changes to the findings of one run gives those of the other.
    @Test(arguments: 0..<40) func whatChangedLeadsFromOneToTheOther(seed: Int) throws {
        let (one, two) = (World(seed: 90_000 + seed, services: 30), World(seed: 190_000 + seed, services: 40))
        var random = SplitMix64(seed: seed)
        let other = one.with(
            rules: random.oneIn(2) ? Array(one.rules.dropLast()) : nil,
            services: random.oneIn(4) ? nil : random.oneIn(2) ? Array(two.services) : one.services.reversed(),
            question: random.oneIn(2) ? one.question.with(asOf: one.question.asOf.advanced(by: 9)) : nil,
        )
        try audit(one, at: 10)
        try audit(other, at: 20)
        let (before, after) = (try recorded(1), try recorded(2))
        let pair = RunPair(compared(before), compared(after))
        var all = ComparedUses(before, after, servicesInABatch: random.int(1...9), remembering: 5)
        var findings = try findings(of: before)
        while let uses = try all.nextBatch() {
            for use in uses {
                for change in use.changes {
                    let causes = pair.causes(of: change, in: use)
                    #expect(!causes.isEmpty && pair.differences.isSuperset(of: causes), "\(causes)")
                    let key = Key(use.service.id, use.jurisdiction, change.latest.rule.id)
                    #expect((findings[key] == nil) == (change.kind == .opened))
                    findings[key] = change.after.map(Found.init)
                }
            }
        }
        #expect(try findings == self.findings(of: after))
    }

    /// Each use of either run occurs once, with the answers of the runs that have it.
    @Test func everyUseIsThereOnce() throws {
        let found = answer(.prohibited, [finding(rule("a"))])
        try store.record("own", [rule("a")], at: 1)
        try run([use("bot", "CN", found), use("bot", "US", found), use("gone", "CN", found)])
        try run([use("new", "CN", found), use("bot", "SG", found), use("bot", "CN", answer(.permitted))])
        var uses = ComparedUses(try recorded(1), try recorded(2), servicesInABatch: 1, remembering: 5)
        var told: [String] = []
        while let batch = try uses.nextBatch() {
            told += batch.map { use in
                let verdicts = [use.before, use.after].map { $0?.verdict.rawValue ?? "-" }
                return "\(use.service.id) \(use.jurisdiction) \(verdicts.joined(separator: " "))"
            }
        }
        #expect(
            told == [
                "new CN - prohibited", "bot SG - prohibited", "bot CN prohibited permitted", "bot US prohibited -",
                "gone CN prohibited -",
            ]
        )
    }

    // MARK: Recording

    private func audit(_ world: World, at minute: Int64) throws {
        try store.record("own", world.rules, world.catalogue, at: minute)
        let rulebook = try store.rulebook()
        // A question cannot refer to a rule that no longer exists.
        let known = Set(rulebook.rules.map(\.id))
        let question = world.question.with(
            assumed: world.question.assumed.filter { known.contains($0.key) },
            without: world.question.without.intersection(known),
        )
        var checker = try Checker(rulebook, question)
        let uses = world.services.flatMap { service in
            service.jurisdictions.map { code in
                Use(service: service, jurisdiction: code, answer: checker.answer(for: service, in: code))
            }
        }
        try run(uses, question, rulebook, at: minute + 1)
    }

    private func compared(_ run: RecordedRun) -> ComparedRun { ComparedRun(run.record, run.audit) }

    private func run(
        _ uses: [Use],
        _ question: Question = Question(asOf: day("2026-11-22")),
        _ rulebook: Rulebook? = nil,
        at minute: Int64 = 10,
    ) throws {
        let audit = Audit(
            toolVersion: "1.2.3",
            today: question.asOf,
            question: question,
            rulebook: try rulebook ?? store.rulebook(),
            inventory: "inventory.json",
        )
        let run = try store.beginRun(RunHeader(audit, startedAt: CompcheckStoreTests.minute(minute)))
        for use in uses { try run.record(use) }
        try run.finish(
            at: CompcheckStoreTests.minute(minute + 1),
            inventoryDigest: Digest.sha256(
                "\(uses.map { [$0.service.id, "\($0.service.line)", $0.jurisdiction.text] })"
            ),
            exitCode: 0,
        )
    }

    private func recorded(_ number: Int64) throws -> RecordedRun {
        try ReadOnlyDatabase(at: folder.database, migrations: migrations)
            .recordedRun(.number(RunID(number: number)))
    }

    // MARK: What was found

    struct Key: Hashable {
        let service: String
        let jurisdiction: JurisdictionCode
        let rule: RuleID

        init(_ service: String, _ jurisdiction: JurisdictionCode, _ rule: RuleID) {
            (self.service, self.jurisdiction, self.rule) = (service, jurisdiction, rule)
        }
    }

    /// The properties of a finding that a comparison shows.
    struct Found: Hashable {
        let effect: Rule.Effect
        let severity: Rule.Severity
        let standing: Standing
        let certainty: Certainty

        init(_ finding: Finding) {
            (effect, severity) = (finding.rule.effect, finding.rule.severity)
            (standing, certainty) = (finding.standing, finding.certainty)
        }
    }

    private func findings(of run: RecordedRun) throws -> [Key: Found] {
        var findings: [Key: Found] = [:]
        for use in try run.uses.all() {
            for finding in use.answer.findings {
                findings[Key(use.service.id, use.jurisdiction, finding.rule.id)] = Found(finding)
            }
        }
        return findings
    }
}
