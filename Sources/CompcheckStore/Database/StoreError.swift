package import CompcheckModel
internal import GRDB

/// A failed operation of the store: nothing was recorded, except for the skipped run of `scheduleIsRunning`.
package enum StoreError: Error, Hashable, Sendable {
    /// The path names a folder.
    case isFolder(path: String)
    /// The folder of the database cannot be created.
    case cannotCreateFolder(path: String, reason: String)
    /// The file cannot be opened or read.
    case cannotOpen(path: String, reason: String)
    /// The file or its folder is not writable, or the disk is full.
    case cannotWrite(path: String, reason: String)
    /// The file is not an SQLite database.
    case notADatabase(path: String)
    /// The file is an SQLite database of another program.
    case foreignDatabase(path: String)
    /// SQLite reports that the compcheck database is damaged.
    case damaged(path: String, reason: String)
    /// A newer compcheck has migrated the database.
    case newerDatabase(path: String, migration: String, toolVersion: String)
    /// The ledger records a migration under another name or with another text than this program has.
    case ledgerMismatch(path: String, migration: String)
    /// The migrations given are none or not numbered 1, 2, 3, …, or one of them does not run.
    case badMigration(name: String, reason: String)
    /// Another process has kept the database locked for too long.
    case busy(path: String)
    /// A pack contains documents that other packs own.
    case ownedByOtherPacks(pack: String, documents: [OwnedDocument])
    /// A pack contains two documents with the same kind and id.
    case duplicateDocument(pack: String, kind: String, id: String)
    /// A document is not in canonical form, in a pack or in the database.
    case unreadableDocument(location: String, reason: String)
    /// A run that has ended, or whose staging failed, cannot record anything more.
    case runHasEnded(run: RunID)
    /// A recorded run cannot be read back.
    case cannotTell(run: RunID, RunFault)
    /// There is no run with that number; `newest` is the newest run, if there is one.
    case noRun(RunID, newest: RunID?)
    /// There is no finished run, or none of that inventory.
    case noFinishedRun(inventory: String?)
    /// There is no waiver with that number.
    case noWaiver(Int64)
    /// A waiver has already been revoked.
    case waiverIsRevoked(Int64, at: String)
    /// There is no schedule with that name; `suggestion` is the name that was probably meant.
    case noSchedule(String, suggestion: String?)
    /// There is already a schedule with that name.
    case scheduleExists(String)
    /// Another run of the schedule has been going on since then; this one is recorded as skipped.
    case scheduleIsRunning(String, since: Instant?)
    /// There is no earlier finished run of the same inventory, with the same assumptions and rules left out.
    case noPreviousRun(of: RunID)
    /// There is no database to read.
    case noDatabase(path: String)
    /// A broken-off transaction must be rolled back before the database can be read.
    case needsRecovery(path: String)
    /// The database to verify is of an older compcheck and has no ledger.
    case noLedger(path: String)
    /// A query is refused: it might write, is not exactly one statement, or its parameters do not match.
    case queryRefused(reason: String)
    /// A query is a VACUUM, which copies or rewrites the database.
    case vacuumRefused
    /// A parameter of a query has no value.
    case queryLacksValue(name: String)
    /// SQLite rejects a query, or its answer is too large.
    case queryFailed(reason: String)
    /// A query was stopped at its deadline.
    case queryTooSlow
    /// A query was stopped because somebody who writes had to wait for it.
    case queryGaveWay
    /// The file to write exists already.
    case fileExists(path: String)
    /// Any other error.
    case failed(path: String, reason: String)

    /// A document, and the pack that owns its id.
    package struct OwnedDocument: Hashable, Sendable {
        /// The kind of document.
        package let kind: String
        /// The id.
        package let id: String
        /// The pack that owns it.
        package let owner: String
    }
}

extension StoreError: CustomStringConvertible {
    /// What went wrong; which command or option helps, the front door adds.
    package var description: String {
        switch self {
        case .isFolder(let path):
            "`\(path)`: is a folder: name a file in it, such as `\(path)/compcheck.sqlite`"
        case .cannotCreateFolder(let path, let reason):
            "`\(path)`: cannot create this folder: \(reason)"
        case .cannotOpen(let path, let reason):
            "`\(path)`: cannot open the database: \(reason)"
        case .cannotWrite(let path, let reason):
            "`\(path)`: cannot write to the database: \(reason)"
        case .notADatabase(let path):
            "`\(path)`: is not a compcheck database: name another file; this one was not changed"
        case .foreignDatabase(let path):
            "`\(path)`: is a database of another program: name another file; this one was not changed"
        case .damaged(let path, let reason):
            "`\(path)`: the database is damaged: \(reason): restore it from a backup"
        case .newerDatabase(let path, let migration, let toolVersion):
            "`\(path)`: was migrated by a newer compcheck, \(toolVersion) (migration `\(migration)`): update this one"
        case .ledgerMismatch(let path, let migration):
            "`\(path)`: its ledger does not match migration `\(migration)` of this compcheck: restore it from a backup"
        case .badMigration(let name, let reason):
            "migration `\(name)`: \(reason)"
        case .busy(let path):
            "`\(path)`: another process has locked the database: try again when it is done"
        case .ownedByOtherPacks(let pack, let documents):
            "pack `\(pack)`: "
                + documents.map { "\($0.kind) `\($0.id)` belongs to pack `\($0.owner)`" }.joined(separator: "; ")
                + ": choose another id, or import that pack without it first"
        case .duplicateDocument(let pack, let kind, let id):
            "pack `\(pack)`: duplicate \(kind) `\(id)`"
        case .unreadableDocument(let location, let reason):
            "\(location): a document cannot be read: \(reason)"
        case .runHasEnded(let run):
            "run \(run): has ended and cannot record anything more"
        case .cannotTell(let run, let fault):
            "run \(run): \(fault)"
        case .noRun(let run, nil):
            "there is no run \(run): nothing is recorded yet"
        case .noRun(let run, .some(let newest)):
            "there is no run \(run): the newest is \(newest)"
        case .noFinishedRun(nil):
            "there is no finished run"
        case .noFinishedRun(.some(let inventory)):
            "there is no finished run of `\(inventory)`"
        case .noPreviousRun(let run):
            "run \(run): there is no finished run before it of the same inventory, with the same assumptions and the "
                + "same rules left out"
        case .noWaiver(let id):
            "there is no waiver \(id)"
        case .waiverIsRevoked(let id, let instant):
            "waiver \(id): was already revoked at \(instant)"
        case .noSchedule(let name, let suggestion):
            "there is no schedule `\(name)`" + didYouMean(suggestion)
        case .scheduleExists(let name):
            "schedule `\(name)` already exists"
        case .scheduleIsRunning(let name, let instant):
            "schedule `\(name)`: another run is in progress"
                + (instant.map { ", started at \($0)" } ?? "")
                + ": nothing was done, and this one is recorded as skipped"
        case .noDatabase(let path):
            "`\(path)`: there is no database"
        case .needsRecovery(let path):
            "`\(path)`: an interrupted change must be rolled back first"
        case .noLedger(let path):
            "`\(path)`: has no ledger: an older compcheck created it"
        case .queryRefused(let reason):
            "query: \(reason)"
        case .vacuumRefused:
            "query: `VACUUM` is not allowed here"
        case .queryLacksValue(let name):
            "query: `:\(name)` has no value"
        case .queryFailed(let reason):
            "query: \(reason)"
        case .queryTooSlow:
            "query: stopped at its deadline, without an answer"
        case .queryGaveWay:
            "query: stopped because a writer had to wait for it: try again"
        case .fileExists(let path):
            "`\(path)`: already exists: name another file; this one was not changed"
        case .failed(let path, let reason):
            "`\(path)`: \(reason)"
        }
    }
}

extension StoreError {
    /// Runs `body` and rethrows its errors as `StoreError`.
    static func translating<Result>(at location: String, _ body: () throws -> Result) throws(StoreError) -> Result {
        do {
            return try body()
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            throw StoreError(error, at: location)
        } catch {
            throw .failed(path: location, reason: "\(error)")
        }
    }

    private init(_ error: DatabaseError, at location: String) {
        let reason = error.message ?? "\(error.resultCode)"
        if error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
            self = .needsRecovery(path: location)
            return
        }
        switch error.resultCode {
        case .SQLITE_BUSY: self = .busy(path: location)
        case .SQLITE_NOTADB: self = .notADatabase(path: location)
        case .SQLITE_CORRUPT: self = .damaged(path: location, reason: reason)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen(path: location, reason: reason)
        case .SQLITE_READONLY, .SQLITE_FULL: self = .cannotWrite(path: location, reason: reason)
        default: self = .failed(path: location, reason: reason)
        }
    }
}
