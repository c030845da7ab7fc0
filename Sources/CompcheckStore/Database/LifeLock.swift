internal import CompcheckModel
internal import Foundation

/// The sign that something is alive: a lock on a file beside the database, named after it and what is alive.
///
/// The system lets go of it when the process ends, however it ends, so neither a killed process nor a reused process
/// id can deceive. The file itself means nothing: a copy of the database needs none of them.
struct LifeLock: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Takes the lock of a run; nil if somebody holds it.
    /// - Throws: `StoreError`, if the file cannot be made.
    init?(run: RunID, of database: String) throws(StoreError) { try self.init("\(database)-run-\(run)") }

    /// Takes the lock of all runs of a schedule; nil if somebody holds it.
    /// - Throws: `StoreError`, if the file cannot be made.
    init?(schedule: String, of database: String) throws(StoreError) {
        try self.init("\(database)-schedule-\(schedule)")
    }

    /// Whether somebody holds the lock of a schedule; nothing is made or changed.
    static func isHeld(schedule: String, of database: String) -> Bool {
        let descriptor = open("\(database)-schedule-\(schedule)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    private init?(_ path: String) throws(StoreError) {
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw LifeLock.error(errno, path) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                close(descriptor)
                if code == EWOULDBLOCK { return nil }
                throw LifeLock.error(code, path)
            }
            // Who held it may have taken the file away since it was opened: a lock on that keeps nobody out.
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

    /// Lets go, and takes the file away.
    consuming func release() { unlink(path) }

    deinit { close(descriptor) }
}
