internal import CompcheckModel
internal import Foundation

/// The file of a database before SQLite sees it.
///
/// Ownership is read from the file header: SQLite itself might finish another program's broken transaction, or leave
/// files beside the database, merely by looking. `OpenDatabase` sees to it that nobody has the file open then.
struct DatabaseFile {
    /// The absolute path: SQLite would take `file:…` for a URI and `:memory:` for a database without a file.
    let path: String

    init(_ path: String) {
        self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// Makes sure that the file may be opened as a database of compcheck: it is one, or is empty, or is made.
    func prepare(examines: Bool) throws(StoreError) {
        let folder = (path as NSString).deletingLastPathComponent
        var status = stat()
        if stat(path, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder(path: path) }
            // Opening a pipe or a device might block.
            guard status.st_mode & S_IFMT == S_IFREG else { throw .notADatabase(path: path) }
            if examines { try examine() }
        } else if errno == ENOENT || errno == ENOTDIR {
            try create(folder: folder)
            try createFile()
        } else {
            throw .cannotOpen(path: path, reason: systemReason())
        }
        for path in [folder, path] where access(path, F_OK) == 0 && access(path, W_OK) != 0 {
            throw .cannotWrite(path: path, reason: systemReason())
        }
    }

    /// Checks that the file is a compcheck database and can be read; creates and changes nothing.
    func prepareForReading(examines: Bool) throws(StoreError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw .noDatabase(path: path) }
            throw .cannotOpen(path: path, reason: systemReason())
        }
        if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder(path: path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notADatabase(path: path) }
        if status.st_size == 0 { throw .noDatabase(path: path) }
        if examines { try examine() }
    }

    /// Makes the file, empty, as SQLite would.
    private func createFile() throws(StoreError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let reason = systemReason()
            // Whoever may not write the folder hears that it is the folder.
            let folder = (path as NSString).deletingLastPathComponent
            throw access(folder, W_OK) == 0
                ? .cannotOpen(path: path, reason: reason) : .cannotWrite(path: folder, reason: reason)
        }
        close(descriptor)
    }

    /// Creates a folder and those above it, accessible to this user only, because inventories are confidential.
    private func create(folder: String) throws(StoreError) {
        if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
        let code = errno
        let parent = (folder as NSString).deletingLastPathComponent
        guard code == ENOENT, parent != folder else {
            throw .cannotCreateFolder(path: folder, reason: systemReason(code))
        }
        try create(folder: parent)
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .cannotCreateFolder(path: folder, reason: systemReason())
        }
    }

    /// Checks the file header (https://sqlite.org/fileformat2.html#the_database_header).
    private func examine() throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: systemReason()) }
        defer { close(descriptor) }
        var header = [UInt8](repeating: 0, count: 100)
        let count = header.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw .cannotOpen(path: path, reason: systemReason()) }
        // SQLite creates an empty file first; a process killed at that moment leaves it behind.
        if count == 0 { return }
        guard count == header.count, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw .notADatabase(path: path)
        }
        let applicationID = header[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
        guard applicationID == MigrationLedger.applicationID else { throw .foreignDatabase(path: path) }
    }
}
