internal import CompcheckModel
internal import GRDB

extension Store {
    /// Writes down that a run begins, and keeps it alive as long as the recorder lives.
    ///
    /// Whoever takes the recorder ends with `finish` or `fail`. A run that does neither, because its process was
    /// killed or its recorder let go, is marked as interrupted by the next `open` and has no findings.
    /// - Parameters:
    ///   - header: What is asked.
    ///   - copy: What takes in the inventory's bytes, all of them before `finish`; nil: they are not kept.
    /// - Returns: What takes down the run's uses.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func beginRun(_ header: RunHeader, keeping copy: InventoryCopy? = nil) throws(StoreError) -> RunRecorder {
        try beginRun(header, keeping: copy, remembering: RunRecorder.answersInMemory)
    }

    /// The same, with the number of answers that the recorder recognises when they return.
    func beginRun(
        _ header: RunHeader,
        keeping copy: InventoryCopy? = nil,
        remembering limit: Int,
    ) throws(StoreError) -> RunRecorder {
        var lock: LifeLock?
        let (id, staging) = try writing { database in
            let id = try header.insert(in: database)
            try database.enter(.runBegan(id), LedgerOccasion(instant: header.startedAt, toolVersion: toolVersion))
            // Before anybody can see the run: one that is seen and holds no lock is dead.
            if let path {
                lock = try LifeLock(run: id, of: path)
                // A run of a database that stood here before and is still going.
                if lock == nil { throw StoreError.busy(path: path) }
            }
            return (id, try RunStaging(id, in: database))
        }
        return RunRecorder(
            id,
            of: header,
            in: self,
            lock: lock.take(),
            staging: staging,
            copy: copy,
            remembering: limit,
        )
    }

    /// Marks the runs whose process is gone.
    func markInterruptedRuns(now: Instant) throws(StoreError) {
        guard let path else { return }
        let running = try reading {
            try Int64.fetchAll($0, sql: "SELECT id FROM run WHERE status = 'running'").map(RunID.init(number:))
        }
        if running.isEmpty { return }
        try writing { database in
            for run in running {
                guard let lock = try LifeLock(run: run, of: path) else { continue }
                // Unless it finished since it was looked up.
                try database.execute(
                    sql: "UPDATE run SET status = 'interrupted' WHERE id = ? AND status = 'running'",
                    arguments: [run.number],
                )
                if database.changesCount > 0 {
                    try database.enter(.runEnded(run), LedgerOccasion(instant: now, toolVersion: toolVersion))
                }
                lock.release()
            }
        }
    }
}
