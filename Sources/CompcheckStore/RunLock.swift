internal import Foundation

/// The sign that a run is alive: a lock on a file beside the database, named after it and the run.
///
/// The system lets go of it when the process ends, however it ends, so neither a killed process nor a reused process
/// id can deceive. The file itself means nothing: a copy of the database needs none of them.
struct RunLock: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Takes the lock of a run; nil if somebody holds it.
    /// - Throws: `StoreError`, if the file cannot be made.
    init?(_ run: RunID, of database: String) throws(StoreError) {
        path = "\(database)-run-\(run)"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)).lowercased())
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            if code == EWOULDBLOCK { return nil }
            throw .cannotWrite(path: path, reason: String(cString: strerror(code)).lowercased())
        }
    }

    /// Lets go, and takes the file away.
    consuming func release() { unlink(path) }

    deinit { close(descriptor) }
}
