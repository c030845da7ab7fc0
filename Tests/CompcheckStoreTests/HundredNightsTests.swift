import CompcheckChecker
import CompcheckComparison
import CompcheckModel
import CompcheckSamples
import Foundation
import Testing

@testable import CompcheckStore

/// A hundred nights of audits, while services, rules and waivers change and old runs are pruned.
@Suite struct HundredNightsTests {
    /// The properties of a finding that are compared from night to night.
    private typealias Found = ComparedUsesTests.Found
    private typealias Key = ComparedUsesTests.Key

    /// A waiver as the test remembers it, to compare with the store.
    private struct Signed {
        let number: Int64
        let waiver: Waiver
        let since: Int
        var revoked: Int?
    }

    @Test(arguments: 0..<3) func addUpToEachNightsState(seed: Int) throws {
        var nights = try Nights(seed: seed)
        for night in 0..<100 {
            try nights.change(night)
            try nights.audit(night)
            if night % 25 == 24 { try nights.verify() }
        }
        try nights.reproduceTheOldest()
        #expect(nights.waiversSeen.isSuperset(of: ["begins later", "ended", "revoked", "several"]))
    }

    private struct Nights {
        private let folder: Folder
        private let store: Store
        private let world: World
        private let spare: [Service]
        private var random: SplitMix64
        private var services: [Service]
        private var signed: [Signed] = []
        private var state: [Key: Found] = [:]
        /// The services of each night that is not pruned.
        private var kept: [Int: [Service]] = [:]
        private(set) var waiversSeen: Set<String> = []

        init(seed: Int) throws {
            folder = try Folder()
            store = try open(folder.database)
            world = World(seed: 6_000 + seed, services: 12)
            let other = World(seed: 7_000 + seed, services: 40)
            // Services of another world, with ids that this one does not have.
            spare = other.services.map { service in
                Service(
                    id: "new-" + service.id,
                    line: service.line,
                    jurisdictions: service.jurisdictions,
                    traits: service.traits,
                    evidence: service.evidence,
                )
            }
            random = SplitMix64(seed: seed)
            services = world.services
        }

        private static func day(_ night: Int) -> Day { Day.opening.advanced(by: night) }

        /// Returns 02:30 in that night, plus some minutes.
        private static func clock(_ night: Int, _ minutes: Int64 = 0) -> Instant {
            Instant(milliseconds: Instant(startOf: day(night)).milliseconds + (150 + minutes) * 60_000)
        }

        /// Changes rules, services and waivers, as people do during a day.
        mutating func change(_ night: Int) throws {
            if night == 0 || random.oneIn(6) {
                let rules = Array(world.rules.prefix(random.int(world.rules.count / 2...world.rules.count)))
                let documents = Rulebook.documents(rules: rules, catalogue: world.catalogue)
                try store.record(
                    pack: "own",
                    documents: documents,
                    toolVersion: "1.2.3",
                    at: Nights.clock(night, -60),
                )
            }
            if random.oneIn(3) { services.removeAll { _ in random.oneIn(8) } }
            if random.oneIn(3), let fresh = spare.filter({ new in !services.contains { $0.id == new.id } }).first {
                services.append(fresh)
            }
            if let key = state.keys.sorted(by: Nights.order).shuffled(using: &random).first, random.oneIn(3) {
                try sign(key, night)
            }
            if random.oneIn(8),
                let open = signed.indices.filter({ signed[$0].revoked == nil }).randomElement(using: &random)
            {
                try store.revoke(waiver: signed[open].number, by: "b", because: "c", at: Nights.clock(night, -20))
                signed[open].revoked = night
            }
            if night % 40 == 39 {
                let pruning = try store.prune(keeping: Retention(newest: 20), by: "ops", at: Nights.clock(night, -10))
                for run in pruning.pruned { kept[Int(run.number) - 1] = nil }
            }
        }

        private static func order(_ one: Key, _ other: Key) -> Bool {
            (one.service, one.jurisdiction, one.rule) < (other.service, other.jurisdiction, other.rule)
        }

        private mutating func sign(_ key: Key, _ night: Int) throws {
            let from = night + random.int(-3...6)
            let waiver = Waiver(
                rule: key.rule,
                service: key.service,
                jurisdiction: random.oneIn(2) ? key.jurisdiction : nil,
                reason: "reason \(night)",
                acceptedBy: "counsel",
                from: Nights.day(from),
                until: Nights.day(from + random.int(1...20)),
            )
            let number = try store.add(waiver, at: Nights.clock(night, -30))
            signed.append(Signed(number: number, waiver: waiver, since: night))
        }

        /// Runs the audit of a night, and checks its result.
        mutating func audit(_ night: Int) throws {
            let day = Nights.day(night)
            let rulebook = try store.rulebook()
            let waivers = try store.waivers(on: day)
            #expect(Set(waivers) == Set(expectedWaivers(night)))
            let audit = Audit(
                toolVersion: "1.2.3",
                today: day,
                question: Question(asOf: day, horizon: 10),
                rulebook: rulebook,
                inventory: "inventory.json",
                waivers: Waivers(waivers),
            )
            var checker = try Checker(rulebook, audit.question)
            let bytes = Array("\(services.map { [$0.id] + $0.jurisdictions.map(\.text) })".utf8)
            let run = try store.beginRun(RunHeader(audit, startedAt: Nights.clock(night)), keeping: copy(of: bytes))
            var tonight: [Key: Found] = [:]
            for service in services {
                for place in service.jurisdictions {
                    let answer = checker.answer(for: service, in: place)
                    try run.record(Use(service: service, jurisdiction: place, answer: answer))
                    for finding in answer.findings {
                        tonight[Key(service.id, place, finding.rule.id)] = Found(finding)
                    }
                }
            }
            try run.finish(at: Nights.clock(night, 1), inventoryDigest: bytesDigest(bytes), exitCode: 0)
            kept[night] = services

            try check(night, tonight)
            state = tonight
        }

        /// Returns the waivers that should hold on a day.
        private mutating func expectedWaivers(_ night: Int) -> [Waiver] {
            let day = Nights.day(night)
            for each in signed {
                if each.waiver.from > day { waiversSeen.insert("begins later") }
                if each.waiver.until <= day { waiversSeen.insert("ended") }
                if each.revoked != nil { waiversSeen.insert("revoked") }
            }
            return signed.filter { $0.waiver.holds(on: day) && $0.revoked == nil }.map(\.waiver)
        }

        /// Checks that last night's findings with the changes are tonight's, and that the expected ones are waived.
        private mutating func check(_ night: Int, _ tonight: [Key: Found]) throws {
            let database = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
            let after = try database.recordedRun(.latest(inventory: nil))
            #expect(after.id.number == Int64(night + 1))
            for use in try after.uses.all() {
                let signed = signed.filter { $0.revoked == nil }.map(\.waiver).filter { waiver in
                    waiver.holds(on: Nights.day(night)) && waiver.service == use.service.id
                        && (waiver.jurisdiction ?? use.jurisdiction) == use.jurisdiction
                        && use.answer.findings.contains { $0.rule.id == waiver.rule }
                }
                #expect(Set(use.waivers) == Set(signed))
                if Set(signed.map(\.rule)).count < signed.count { waiversSeen.insert("several") }
            }
            let record = try database.run(.number(after.id))
            #expect(record.previous == (night == 0 ? nil : Int64(night)))
            guard night > 0 else { return }
            let before = try database.recordedRun(.number(RunID(number: Int64(night))))
            var (uses, told) = (ComparedUses(before, after), state)
            while let batch = try uses.nextBatch() {
                for use in batch {
                    for change in use.changes {
                        told[Key(use.service.id, use.jurisdiction, change.latest.rule.id)] = change.after.map(
                            Found.init
                        )
                    }
                }
            }
            #expect(told == tonight)
        }

        func verify() throws {
            let found = try ReadOnlyDatabase(at: folder.database, migrations: migrations).verify(head: nil)
            #expect(found.problems.isEmpty)
        }

        /// Evaluates the oldest unpruned run again with its own rules, and expects the same findings.
        func reproduceTheOldest() throws {
            let night = try #require(kept.keys.min())
            #expect(night > 0, "some were pruned")
            let run = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
                .recordedRun(.number(RunID(number: Int64(night + 1))))
            var checker = try Checker(run.audit.rulebook, run.audit.question)
            let again = try #require(kept[night]).flatMap { service in
                service.jurisdictions.map { checker.answer(for: service, in: $0) }
            }
            #expect(try run.uses.all().map { Told.Answered($0.answer) } == again.map(Told.Answered.init))
        }
    }
}
