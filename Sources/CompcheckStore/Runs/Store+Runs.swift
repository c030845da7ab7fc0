internal import CompcheckModel
internal import GRDB

extension Store {
    /// Records the beginning of a run, which counts as alive as long as the recorder exists.
    ///
    /// The caller ends it with `finish` or `fail`. A run without either, because its process was killed or its recorder
    /// was released, is marked as interrupted by the next `open` and has no findings.
    /// - Parameters:
    ///   - header: The run's question and circumstances.
    ///   - copy: The copy of the inventory's bytes, complete before `finish`; nil: they are not kept.
    /// - Returns: The recorder of the run's uses.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func beginRun(_ header: RunHeader, keeping copy: InventoryCopy? = nil) throws(StoreError) -> RunRecorder {
        try beginRun(header, keeping: copy, remembering: RunRecorder.answersInMemory)
    }

    /// Begins a run with a number of answers for the recorder to cache.
    func beginRun(
        _ header: RunHeader,
        keeping copy: InventoryCopy? = nil,
        remembering limit: Int,
    ) throws(StoreError) -> RunRecorder {
        var lock: LivenessLock?
        let (id, staging) = try writing { database in
            let id = try header.insert(in: database)
            try database.enter(.runBegan(id), LedgerTimestamp(instant: header.startedAt, toolVersion: toolVersion))
            // Lock before the commit makes the run visible: a visible run without a lock counts as dead.
            if let path {
                lock = try LivenessLock(run: id, of: path)
                // The lock belongs to a run that is still going, of a database that was at this path before.
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

    /// Marks the runs whose process is gone as interrupted.
    func markInterruptedRuns(now: Instant) throws(StoreError) {
        guard let path else { return }
        let running = try reading {
            try Int64.fetchAll($0, sql: "SELECT id FROM run WHERE status = 'running'").map(RunID.init(number:))
        }
        if running.isEmpty { return }
        try writing { database in
            for run in running {
                guard let lock = try LivenessLock(run: run, of: path) else { continue }
                // The run may have ended since the query above.
                try database.execute(
                    sql: "UPDATE run SET status = 'interrupted' WHERE id = ? AND status = 'running'",
                    arguments: [run.number],
                )
                if database.changesCount > 0 {
                    try database.enter(.runEnded(run), LedgerTimestamp(instant: now, toolVersion: toolVersion))
                }
                lock.release()
            }
        }
    }
}
