internal import CompcheckModel
package import CompcheckSigning
internal import Foundation

/// The file of a private key.
package struct KeyFile {
    /// A key, or another file, that cannot be used.
    package struct Fault: Error, CustomStringConvertible {
        package let path: String
        package let what: String
        /// Whether there is no key yet.
        package let isMissing: Bool
        package var description: String { "`\(path)`: \(what)" }

        /// A fault of a file.
        package init(path: String, what: String, isMissing: Bool = false) {
            (self.path, self.what, self.isMissing) = (path, what, isMissing)
        }
    }

    private let path: String

    package init(_ path: String) { self.path = path }

    /// Writes a key to a new file that only its owner can read, and deletes the file if that fails.
    package func write(_ key: SigningKey) throws {
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty {
            try? FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700],
            )
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let isThere = errno == EEXIST
            throw fault(
                isThere ? "the file already exists: keys are never overwritten: name another" : systemReason()
            )
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            // Set the mode independently of the user's umask.
            fchmod(descriptor, 0o600)
            try file.write(contentsOf: Data(key.pem.utf8))
            try file.synchronize()
        } catch {
            unlink(path)
            throw fault("cannot be written")
        }
    }

    package func read() throws -> SigningKey {
        var status = stat()
        guard stat(path, &status) == 0 else {
            let isMissing = errno == ENOENT
            let what = isMissing ? "there is no key" : systemReason()
            throw Fault(path: path, what: what, isMissing: isMissing)
        }
        guard status.st_mode & 0o077 == 0 else {
            throw fault("other users can read this private key: `chmod 600` it, or make a new one")
        }
        guard let data = FileManager.default.contents(atPath: path) else { throw fault("cannot be read") }
        guard let key = SigningKey(pem: String(decoding: data, as: UTF8.self)) else {
            throw fault("is not an Ed25519 private key in PEM")
        }
        return key
    }

    private func fault(_ what: String) -> Fault { Fault(path: path, what: what) }
}
