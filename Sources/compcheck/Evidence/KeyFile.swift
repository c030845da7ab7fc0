internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckSeal
internal import Foundation

/// Which key is meant.
struct KeyOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file of the private key.",
            discussion: "Default: $COMPCHECK_KEY, else `compcheck/signing-key.pem` in the user's configuration folder.",
            valueName: "file",
        ),
        completion: .file(),
    )
    var key: String?

    /// Its path, whether or not it is there.
    var path: String {
        let home = Environment.variable("HOME") ?? NSHomeDirectory()
        return key ?? Environment.variable("COMPCHECK_KEY")
            ?? (Environment.variable("XDG_CONFIG_HOME") ?? home + "/.config") + "/compcheck/signing-key.pem"
    }
}

/// The file of a private key.
struct KeyFile {
    /// Why a key cannot be had.
    struct Fault: Error, CustomStringConvertible {
        let path: String
        let what: String
        var description: String { "`\(path)`: \(what)" }
    }

    private let path: String

    init(_ path: String) { self.path = path }

    /// Writes a key where none is yet, whole and for its owner only.
    func write(_ key: SigningKey) throws {
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
                isThere ? "there is a file already: no key takes its place: name another with --key" : systemReason()
            )
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            // Whatever the mask of the user says.
            fchmod(descriptor, 0o600)
            try file.write(contentsOf: Data(key.pem.utf8))
            try file.synchronize()
        } catch {
            unlink(path)
            throw fault("cannot be written")
        }
    }

    /// Reads the key.
    func read() throws -> SigningKey {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw fault(errno == ENOENT ? "there is no key: `compcheck key new` makes one" : systemReason())
        }
        guard status.st_mode & 0o077 == 0 else {
            throw fault("others may read this private key: `chmod 600` it, or make a new one")
        }
        guard let data = FileManager.default.contents(atPath: path) else { throw fault("cannot be read") }
        guard let key = SigningKey(pem: String(decoding: data, as: UTF8.self)) else {
            throw fault("is no Ed25519 private key in PEM")
        }
        return key
    }

    private func fault(_ what: String) -> Fault { Fault(path: path, what: what) }
}
