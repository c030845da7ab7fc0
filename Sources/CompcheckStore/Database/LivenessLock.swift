internal import CompcheckModel
internal import Foundation

/// A lock that shows that a run or a schedule is alive, on a file beside the database and named after both.
///
/// The system releases it when the process ends, however it ends, so neither a killed process nor a reused process
/// id can deceive. The file itself means nothing: a copy of the database does not need it.
struct LivenessLock: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Takes the lock of a run; nil if it is held.
    /// - Throws: `StoreError`, if the lock file cannot be created.
    init?(run: RunID, of database: String) throws(StoreError) { try self.init("\(database)-run-\(run)") }

    /// Takes the lock that all runs of a schedule share; nil if it is held.
    /// - Throws: `StoreError`, if the lock file cannot be created.
    init?(schedule: String, of database: String) throws(StoreError) {
        try self.init("\(database)-schedule-\(schedule)")
    }

    /// Returns whether the lock of a schedule is held; creates and changes nothing.
    static func isHeld(schedule: String, of database: String) -> Bool {
        let descriptor = open("\(database)-schedule-\(schedule)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    private init?(_ path: String) throws(StoreError) {
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw LivenessLock.error(errno, path) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                close(descriptor)
                if code == EWOULDBLOCK { return nil }
                throw LivenessLock.error(code, path)
            }
            // The previous holder may have deleted the file after it was opened here: such a lock excludes nobody.
            var (held, named) = (stat(), stat())
            if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino {
                self.descriptor = descriptor
                self.path = path
                return
            }
            close(descriptor)
        }
    }

    private static func error(_ code: Int32, _ path: String) -> StoreError {
        .cannotWrite(path: path, reason: systemReason(code))
    }

    /// Deletes the file and releases the lock.
    consuming func release() { unlink(path) }

    deinit { close(descriptor) }
}
