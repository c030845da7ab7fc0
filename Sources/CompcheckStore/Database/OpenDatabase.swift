internal import CompcheckModel
internal import Foundation
internal import Synchronization

/// A database file that is open in this process: there is one of these for a file, whoever opens it and how often.
///
/// SQLite's locks on a file belong to the process, and the system drops all of them when any descriptor of the file is
/// closed (https://sqlite.org/howtocorrupt.html, 2.2). SQLite itself minds that, also with several connections. What it
/// cannot mind is somebody else who opens and closes the file, as we do to read whose it is. So a file is examined only
/// while nobody here has it open, and every connection holds on to the one object that says so.
final class OpenDatabase: Sendable {
    /// A file, by whatever path it was found.
    private struct FileID: Hashable {
        let device: UInt64
        let number: UInt64
    }

    private struct Weak {
        weak var database: OpenDatabase?
    }

    private static let all = Mutex<[FileID: Weak]>([:])

    /// The path, absolute.
    let path: String
    private let id: FileID
    private let writer = Mutex(WeakStore())
    /// How many write in this process, or wait to.
    private let writers = Atomic(0)
    /// For looking at the locks of other processes; closed when no connection is left, since that drops ours.
    private let descriptor: Int32

    private struct WeakStore {
        weak var store: Store?
    }

    private init(_ path: String, _ id: FileID) {
        self.path = path
        self.id = id
        descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        OpenDatabase.all.withLock { all in
            // Somebody may have opened it again meanwhile.
            if all[id]?.database == nil { all[id] = nil }
        }
    }

    /// Opens a file to be written, which is made where there is none.
    /// - Throws: `StoreError`: it is not a database of compcheck, or cannot be made or written.
    static func forWriting(_ path: String) throws(StoreError) -> OpenDatabase {
        try open(DatabaseFile(path)) { file, isOpen throws(StoreError) in try file.prepare(examines: !isOpen) }
    }

    /// Opens a file to be read; nothing is made or changed.
    /// - Throws: `StoreError`: there is none, it is not a database of compcheck, or cannot be read.
    static func forReading(_ path: String) throws(StoreError) -> OpenDatabase {
        try open(DatabaseFile(path)) { file, isOpen throws(StoreError) in try file.prepareForReading(examines: !isOpen)
        }
    }

    private static func open(
        _ file: DatabaseFile,
        _ prepare: (DatabaseFile, _ isOpen: Bool) throws(StoreError) -> Void,
    ) throws(StoreError) -> OpenDatabase {
        // Let go of outside the lock, which `deinit` takes.
        var known: OpenDatabase?
        let result = all.withLock { all -> Result<OpenDatabase, StoreError> in
            do throws(StoreError) {
                known = fileID(file.path).flatMap { all[$0]?.database }
                try prepare(file, known != nil)
                if let known { return .success(known) }
                guard let id = fileID(file.path) else {
                    throw .cannotOpen(path: file.path, reason: systemReason())
                }
                let database = OpenDatabase(file.path, id)
                all[id] = Weak(database: database)
                return .success(database)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func fileID(_ path: String) -> FileID? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return FileID(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }

    /// The store that writes to it: the one that is there, else the one that `make` makes.
    func store(_ make: () throws(StoreError) -> Store) throws(StoreError) -> Store {
        let result = writer.withLock { writer -> Result<Store, StoreError> in
            if let store = writer.store { return .success(store) }
            do throws(StoreError) {
                let store = try make()
                writer.store = store
                return .success(store)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Does something that writes.
    func writing<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
        writers.add(1, ordering: .relaxed)
        defer { writers.subtract(1, ordering: .relaxed) }
        return try body()
    }

    /// Whether somebody writes in this process, or waits in another one for readers to end.
    ///
    /// Who commits takes the pending byte before the readers are gone
    /// (https://sqlite.org/lockingv3.html#writer_starvation); whoever else looks at it sees the lock.
    var holdsUpWriter: Bool {
        if writers.load(ordering: .relaxed) > 0 { return true }
        let pendingByte = off_t(0x4000_0000)
        var lock = flock()
        (lock.l_type, lock.l_whence) = (Int16(F_RDLCK), Int16(SEEK_SET))
        (lock.l_start, lock.l_len) = (pendingByte, 1)
        return descriptor >= 0 && fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }
}
