import CompcheckModel
import CompcheckStore
import Foundation
import GRDB

/// A temporary folder for one test, deleted with this object.
final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/compcheck-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var database: String { path + "/compcheck.sqlite" }

    func bytes(_ name: String = "compcheck.sqlite") throws -> Data {
        try Data(contentsOf: URL(filePath: path + "/" + name))
    }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// The package's `migrations/`.
let migrations: [Migration] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../migrations")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".sql") }.compactMap { name in
        (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)).map { Migration(name: name, sql: $0) }
    }
}()

/// A day of the calendar.
func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

/// Returns 2026-11-22T10:00:00.000Z plus some minutes.
func minute(_ number: Int64) -> Instant {
    Instant(milliseconds: Instant(startOf: day("2026-11-22")).milliseconds + (600 + number) * 60_000)
}

func open(_ path: String, migrations: [Migration] = migrations) throws -> Store {
    try Store.open(at: path, migrations: migrations, toolVersion: "1.2.3", now: minute(0))
}

extension Store {
    @discardableResult
    func record(
        _ pack: String,
        _ rules: [Rule],
        _ catalogue: Catalogue = Catalogue(),
        at minute: Int64,
    ) throws
        -> ImportSummary
    {
        let documents = Rulebook.documents(rules: rules, catalogue: catalogue)
        return try record(
            pack: pack,
            documents: documents,
            toolVersion: "1.2.3",
            at: CompcheckStoreTests.minute(minute),
        )
    }
}

/// Returns rows as `column|column`, read over a connection of its own.
func ask(_ path: String, _ sql: String) throws -> [String] {
    try DatabaseQueue(path: path).inDatabase { database in
        try Row.fetchAll(database, sql: sql).map { row in
            row.databaseValues.map { $0.isNull ? "" : "\($0.storage.value ?? "")" }.joined(separator: "|")
        }
    }
}

/// Creates a rule that prohibits.
func rule(
    _ id: RuleID,
    title: String = "A rule",
    severity: Rule.Severity = .high,
    overrides: [RuleID] = [],
    events: [(String, Event.Kind)] = [("2024-07-09", .effective)],
) -> Rule {
    Rule(
        id: id,
        title: title,
        authority: "openai",
        effect: .prohibits,
        severity: severity,
        overrides: overrides,
        when: Scope([Condition(.vendor, .any, ["openai"])]),
        lifecycle: Lifecycle(events.map { Event(day: day($0.0), kind: $0.1) }),
        references: [Rule.Reference(title: "Terms", url: "https://openai.com", opened: day("2026-11-22"))],
    )
}

func finding(_ rule: Rule, _ certainty: Certainty = .certain) -> Finding {
    Finding(
        rule: rule,
        standing: .inForce,
        since: day("2024-07-09"),
        isAssumed: false,
        certainty: certainty,
        missing: certainty == .possible ? [.vendorSeat] : [],
        because: [Reason(attribute: .vendor, values: ["openai"])],
    )
}

func answer(_ verdict: Verdict, _ findings: [Finding] = []) -> Answer {
    Answer(verdict: verdict, atWorst: verdict, findings: findings, permissions: [], outlook: [])
}

func use(_ service: String, _ jurisdiction: JurisdictionCode, _ answer: Answer) -> Use {
    let traits = Traits(Traits.Stated())
    let service = Service(id: service, name: "The \(service)", line: 1, jurisdictions: [], traits: traits)
    return Use(service: service, jurisdiction: jurisdiction, answer: answer)
}

/// A use that adds a row to every table of a run.
let everythingInOneUse: Use = {
    let evidence = Evidence(
        requirement: "filing",
        reference: "A-1",
        jurisdictions: ["CN"],
        validFrom: day("2024-01-01"),
    )
    let all = Answer(
        verdict: .prohibited,
        atWorst: .prohibited,
        findings: [finding(rule("a")), finding(rule("b"), .possible)],
        permissions: [Permission(rule: rule("c"), certainty: .certain, lifts: [], evidence: evidence)],
        outlook: [
            OutlookEntry(cause: .date(day("2027-01-01")), verdict: .permitted, appears: [], disappears: ["a"]),
            OutlookEntry(cause: .assuming("d"), verdict: .prohibited, appears: ["d"], disappears: []),
        ],
    )
    let offering = Offering(id: "other", title: "The other", vendor: "v", route: "direct")
    return Use(
        service: Service(id: "bot", line: 7, column: 3, jurisdictions: ["CN"], traits: Traits(Traits.Stated())),
        jurisdiction: "CN",
        answer: all,
        alternative: Alternative(offering: offering, answer: answer(.permitted), lacks: ["chat"]),
    )
}()

/// A notice about one service.
let notice = CountedNotice(
    notice: Notice(kind: .unknownName, what: "nobody knows `x`"),
    services: 1,
    firstService: "bot",
    firstLine: 7,
)

let waiver = Waiver(
    rule: "a",
    service: "bot",
    reason: "Migration is under way",
    acceptedBy: "General counsel",
    ticket: "LEGAL-1",
    from: day("2026-01-01"),
    until: day("2999-01-01"),
)

func header(
    _ inventory: String = "inventory.json",
    at minute: Int64 = 10,
    without: Set<RuleID> = [],
    baseline: Baseline? = nil,
) -> RunHeader {
    let day = day("2026-11-22")
    let audit = Audit(
        toolVersion: "1.2.3",
        today: day,
        question: Question(asOf: day, without: without),
        rulebook: Rulebook(rules: [], catalogue: Catalogue(), origin: "builtin"),
        inventory: inventory,
        waivers: Waivers([waiver]),
        baseline: baseline,
    )
    return RunHeader(audit, startedAt: CompcheckStoreTests.minute(minute))
}

/// Creates a schedule that is due at 02:30 UTC every day.
func schedule(
    _ name: String = "nightly",
    arguments: [String] = ["nightly", "a.json"],
    at minute: Int64 = 13,
) -> Schedule {
    Schedule(
        name: name,
        arguments: arguments,
        folder: "/somewhere",
        timetable: Timetable(at: TimeOfDay(minutesAfterMidnight: 150), on: .daily, by: ZoneClock(.gmt)),
        addedBy: "Ada",
        addedAt: CompcheckStoreTests.minute(minute),
    )
}

extension Store {
    /// Records a schedule that was replaced, installed and run, with a row in every table.
    func recordSchedule(doing run: RunID) throws {
        try add(CompcheckStoreTests.schedule(), replacing: false)
        try add(CompcheckStoreTests.schedule(at: 14), replacing: true)
        let install = ScheduleInstall(scheduler: .cron, location: "ada", installedAt: minute(15))
        try recordInstall(of: "nightly", install)
        let recorder = try beginScheduleRun("nightly", at: minute(16))
        try recorder.record(run, in: self)
        try recorder.finish(in: self, at: minute(17), exitCode: 1, failure: nil)
    }
}
