internal import CompcheckModel
internal import Foundation
internal import GRDB

extension ReadOnlyDatabase {
    /// Copies the database to a new file, which appears whole or not at all.
    ///
    /// The copy is a compact snapshot, also while others write: `VACUUM INTO` makes it.
    /// - Parameter file: The path of the copy; the file must not exist, and its folder must.
    /// - Throws: `StoreError`: the file exists, or the copy cannot be made.
    package func backUp(to file: String) throws(StoreError) {
        let target = DatabaseFile(file).path
        guard access(target, F_OK) != 0 else { throw .fileExists(path: target) }
        let beside = "\(target).\(ProcessInfo.processInfo.processIdentifier).partial"
        // Created here, so that only this user can read it; `VACUUM INTO` accepts an empty file.
        let descriptor = open(beside, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: target, reason: systemReason()) }
        defer {
            close(descriptor)
            unlink(beside)
        }
        try copy(to: beside, for: target)
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path: target, reason: systemReason()) }
        // `link` fails if the target exists; `rename` would overwrite it.
        guard link(beside, target) == 0 else {
            if errno == EEXIST { throw .fileExists(path: target) }
            throw .cannotWrite(path: target, reason: systemReason())
        }
    }

    private func copy(to file: String, for target: String) throws(StoreError) {
        // A connection of its own: the query guards of this one forbid `VACUUM INTO`, which attaches its target.
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(15)
        try StoreError.translating(at: path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            do {
                try queue.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [file]) }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
                throw StoreError.cannotWrite(path: target, reason: "the disk is full")
            }
        }
    }
}
