internal import CompcheckModel
internal import GRDB

extension Store {
    /// Returns the newest earlier run that was assessed for a target, whether or not an alert came of it.
    ///
    /// It has the same inventory, the same assumptions and the same rules left out. It need not be the previous run,
    /// which may have run without alerts, or whose process may have been killed before the assessment.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func lastRunTold(to target: String, before run: RunID) throws(StoreError) -> RunID? {
        try reading { database in
            try Int64.fetchOne(
                database,
                sql: """
                    SELECT max(l.run)
                    FROM run AS n
                    JOIN run AS r ON r.inventory = n.inventory AND \(Question.supposesTheSame("r", "n"))
                        AND r.id < n.id AND r.status = 'finished'
                    JOIN alert_look AS l ON l.run = r.id AND l.target_digest = ? AND l.inventory = n.inventory
                        AND l.failure IS NULL
                    WHERE n.id = ?
                    """,
                arguments: [target, run.number],
            ).map(RunID.init)
        }
    }

    /// Returns the upcoming changes of an inventory announced to a target, except in alerts that were given up.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func topicsTold(to target: String, of inventory: String) throws(StoreError) -> Set<String> {
        try reading { database in
            try String.fetchSet(
                database,
                sql: """
                    SELECT t.topic
                    FROM alert_look AS l JOIN alert AS a ON a.look = l.id JOIN alert_topic AS t ON t.alert = a.id
                    WHERE l.target_digest = ? AND l.inventory = ? AND NOT EXISTS (
                        SELECT 1 FROM alert_attempt WHERE alert = a.id AND outcome = 'given-up'
                    )
                    """,
                arguments: [target, inventory],
            )
        }
    }

    /// Returns whether this same failure was already assessed for a target since the inventory's last successful audit.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func isTold(_ target: String, that inventory: String, failsFor reason: String) throws(StoreError) -> Bool {
        try reading { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM alert_look
                        WHERE target_digest = :target AND inventory = :inventory AND failure = CAST(:reason AS TEXT)
                            AND id > coalesce((
                                SELECT max(id) FROM alert_look
                                WHERE target_digest = :target AND inventory = :inventory AND failure IS NULL
                            ), 0)
                    )
                    """,
                arguments: ["target": target, "inventory": inventory, "reason": whole(reason)],
            ) ?? false
        }
    }
}
