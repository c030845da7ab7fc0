import Foundation
import Testing

/// `kill -9` at any moment of a schedule's run: nothing is half recorded, and the next run works.
@Suite(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed")) struct ScheduleKillTests {
    /// Runs in parallel lanes, each with a home of its own, to use all cores.
    @Test(arguments: 0..<4) func nothingIsHalfRecorded(lane: Int) throws {
        let home = try Home()
        let database = Database(path: home.database)
        try home.write(Inventory.lines(0..<40), to: "one.ndjson")
        try home.write(Inventory.lines(0..<40), to: "two.ndjson")
        let add = ["schedule", "add", "n", "one.ndjson", "two.ndjson"]
        #expect(try home.run(add, directory: home.folder).status == 0)

        // With rules of a newer compcheck the built-in rules are not read, which would be most of a short run.
        let columns = "pack, strftime('%Y-%m-%dT%H:%M:%fZ'), '999.0', note, digest, added, changed, closed, unchanged"
        try database.ask("INSERT INTO pack_import SELECT NULL, \(columns) FROM pack_import")

        let begin = ContinuousClock.now
        #expect(try home.run(["schedule", "run", "n"], directory: home.folder).status == 1)
        let whole = ContinuousClock.now - begin
        var random = Lehmer(seed: UInt64(lane) + 1)
        var killed = 0
        for number in 0..<50 {
            let run = Child(home, ["schedule", "run", "n"], directory: home.folder)
            try run.start()
            // The kill comes at a random moment, after up to 110 % of a run's duration.
            let wait = whole / 100 * Double(random.next() % 110)
            Thread.sleep(
                until: Date().addingTimeInterval(
                    Double(wait.components.attoseconds) / 1e18 + Double(wait.components.seconds)
                )
            )
            run.kill9()
            let status = run.wait()
            #expect(status == -9 || status == 1, "\(number): \(status)")
            killed += status == -9 ? 1 : 0
            try expectWhole(database, "lane \(lane), kill \(number)")
            if number % 10 == 9 { try expectWholeLedger(home, "lane \(lane), kill \(number)") }
        }
        #expect(killed > 10)
        #expect(try home.run(["schedule", "run", "n"], directory: home.folder).status == 1)
        try expectWholeLedger(home, "the end")
        let last = try database.ask(
            "SELECT status, exit_code, json_array_length(runs) FROM schedule_history ORDER BY id DESC LIMIT 1"
        )
        #expect(last == ["finished|1|2"])
        // No run is left running, and no lock file is left.
        for table in ["run", "schedule_run"] {
            #expect(try database.ask("SELECT count(*) FROM \(table) WHERE status = 'running'") == ["0"])
        }
        let skipped = try database.ask("SELECT count(*) FROM schedule_run WHERE status IN ('skipped', 'failed')")
        #expect(skipped == ["0"])
    }

    /// Expects that the ledger is valid, except for the row that this test inserted without an entry.
    private func expectWholeLedger(_ home: Home, _ place: String) throws {
        let verified = try home.run(["verify"])
        #expect(verified.output == "pack_import: a row that the ledger does not cover\n", "\(place): \(verified)")
    }

    /// Checks the invariants of the database that hold at any moment.
    private func expectWhole(_ database: Database, _ place: String) throws {
        let answer = try database.ask(
            """
            SELECT (SELECT group_concat(integrity_check) FROM pragma_integrity_check),
                (SELECT count(*) FROM pragma_foreign_key_check),
                -- A finished audit has all its uses, another one none.
                (SELECT count(*) FROM run AS r WHERE status = 'finished'
                    AND (SELECT count(*) FROM run_use WHERE run = r.id) <> 40),
                (SELECT count(*) FROM run AS r WHERE status <> 'finished'
                    AND EXISTS (SELECT 1 FROM run_use WHERE run = r.id)),
                -- A finished run of a schedule has both audits, and each of them is finished.
                (SELECT count(*) FROM schedule_run AS s WHERE status = 'finished'
                    AND (SELECT count(*) FROM schedule_audit WHERE schedule_run = s.id) <> 2),
                (SELECT count(*) FROM schedule_audit JOIN run ON run.id = run WHERE status <> 'finished'),
                -- One run at most is still to be found dead.
                (SELECT count(*) > 1 FROM schedule_run WHERE status = 'running')
            """
        )
        #expect(answer == ["ok|0|0|0|0|0|0"], "\(place)")
    }
}

/// A seeded random generator (https://en.wikipedia.org/wiki/Lehmer_random_number_generator).
private struct Lehmer {
    private var state: UInt64

    init(seed: UInt64) { state = seed * 48_271 % 2_147_483_647 }

    mutating func next() -> UInt64 {
        state = state * 48_271 % 2_147_483_647
        return state
    }
}
