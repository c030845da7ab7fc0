package import CompcheckModel
internal import GRDB

extension Store {
    /// Records assessments, and puts their alerts into the outbox, in one transaction.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func record(_ assessments: [AlertAssessment], at instant: Instant) throws(StoreError) {
        try writing { database in
            for assessment in assessments { try assessment.insert(at: instant, in: database) }
        }
    }

    /// Returns the alerts waiting to be sent to a target, the oldest first.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func waitingAlerts(for target: String) throws(StoreError) -> [AlertMessage] {
        try reading { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT a.id, a.uuid, CAST(a.payload AS BLOB)
                    FROM alert_look AS l JOIN alert AS a ON a.look = l.id
                    WHERE l.target_digest = ? AND NOT EXISTS (
                        SELECT 1 FROM alert_attempt WHERE alert = a.id AND outcome IN ('arrived', 'given-up')
                    )
                    ORDER BY a.id
                    """,
                arguments: [target],
            )
            return rows.map { AlertMessage(id: $0[0], uuid: $0[1], payload: $0.whole(2) ?? "") }
        }
    }

    /// Records an attempt to deliver an alert, with its outcome.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func note(_ attempt: AlertAttempt, ofAlert id: Int64) throws(StoreError) {
        try writing { try attempt.insert(ofAlert: id, in: $0) }
    }

    /// Gives up alerts that were created before an instant and have not arrived: news so old helps nobody.
    /// - Returns: The alerts given up.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func giveUpAlerts(writtenBefore oldest: Instant, at now: Instant) throws(StoreError) -> [AlertRecord] {
        let condition = "state = 'undelivered' AND created_at < ?"
        let arguments: StatementArguments = [oldest.description]
        // Take the write lock only if there is something to write, then check again.
        guard try !reading({ try AlertRecord.all(where: condition, arguments, in: $0).isEmpty }) else { return [] }
        return try writing { database in
            let late = try AlertRecord.all(where: condition, arguments, in: database)
            for alert in late {
                let answer = "it has not arrived since \(alert.createdAt)"
                let end = AlertAttempt(beganAt: now, endedAt: now, outcome: .givenUp, answer: answer)
                try end.insert(ofAlert: alert.id, in: database)
            }
            return late
        }
    }

    /// Returns the alerts that have not arrived and are not given up, the oldest first.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func undeliveredAlerts() throws(StoreError) -> [AlertRecord] {
        try reading { try AlertRecord.all(where: "state = 'undelivered'", [], in: $0).reversed() }
    }
}

extension AlertAssessment {
    fileprivate func insert(at instant: Instant, in database: Database) throws {
        let (run, previous, failure): (RunID?, RunID?, String?) =
            switch subject {
            case .run(let run, let previous): (run, previous, nil)
            case .failure(let reason, let run): (run, nil, reason)
            }
        try database.execute(
            sql: """
                INSERT INTO alert_look (looked_at, target, target_digest, inventory, run, compared_with, failure)
                VALUES (?, ?, ?, ?, ?, ?, CAST(? AS TEXT))
                """,
            arguments: [
                instant.description, target, targetDigest, inventory, run?.number, previous?.number, whole(failure),
            ],
        )
        guard let draft else { return }
        try database.execute(
            sql: "INSERT INTO alert (look, uuid, kind, subject, payload) VALUES (?, ?, ?, ?, CAST(? AS TEXT))",
            arguments: [
                database.lastInsertedRowID, draft.uuid, draft.kind.rawValue, draft.subject, whole(draft.payload),
            ],
        )
        let alert = database.lastInsertedRowID
        for topic in draft.topics {
            try database.execute(sql: "INSERT INTO alert_topic VALUES (?, ?)", arguments: [alert, topic])
        }
    }
}

extension AlertAttempt {
    fileprivate func insert(ofAlert id: Int64, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO alert_attempt (alert, began_at, ended_at, outcome, answer)
                VALUES (?, ?, ?, ?, CAST(? AS TEXT))
                """,
            arguments: [id, beganAt.description, endedAt.description, outcome.rawValue, whole(answer)],
        )
    }
}
