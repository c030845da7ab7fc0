internal import CompcheckModel
internal import CompcheckReport
internal import Foundation

/// Why a report could not be written.
struct OutputError: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "\(path): cannot be written: \(reason)" }
}

/// Where a report goes: standard output as it comes, or a file that appears whole or not at all.
final class Output {
    private let descriptor: Int32
    private let target: String?
    private let temporary: String?

    /// Standard output.
    init() {
        descriptor = STDOUT_FILENO
        target = nil
        temporary = nil
    }

    /// A file, which is written beside its place and moved there in the end.
    ///
    /// - Parameters:
    ///   - file: its path.
    ///   - sparing: files that the audit works with; to put the report in their place would destroy them.
    /// - Throws: why nothing can be written there.
    init(file: String, sparing: [String]) throws(OutputError) {
        var status = stat()
        let exists = stat(file, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR { throw OutputError(path: file, reason: "is a folder") }
        if exists, sparing.contains(where: { Output.isFile(at: $0, status) }) {
            throw OutputError(path: file, reason: "this audit reads it: name another file")
        }
        // A device or a pipe cannot be replaced and need not be.
        if exists, status.st_mode & S_IFMT != S_IFREG {
            descriptor = open(file, O_WRONLY | O_CLOEXEC)
            (target, temporary) = (file, nil)
        } else {
            // A link stays a link: what it points to is replaced.
            let place = exists ? URL(filePath: file).resolvingSymlinksInPath().path : file
            let beside = "\(place).\(ProcessInfo.processInfo.processIdentifier).partial"
            descriptor = open(
                beside,
                O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                exists ? status.st_mode & 0o777 : 0o666,
            )
            (target, temporary) = (place, beside)
        }
        guard descriptor >= 0 else {
            throw OutputError(path: file, reason: systemReason())
        }
    }

    /// Whether a path leads to the file with this status.
    private static func isFile(at path: String, _ status: stat) -> Bool {
        var other = stat()
        return status.st_mode & S_IFMT == S_IFREG && stat(path, &other) == 0
            && other.st_dev == status.st_dev && other.st_ino == status.st_ino
    }

    /// Writes everything that waits.
    func drain(_ buffer: inout OutputBuffer) throws(OutputError) {
        let (descriptor, path) = (descriptor, target ?? "standard output")
        try buffer.drain { (bytes: UnsafeRawBufferPointer) throws(OutputError) in
            try Output.write(bytes, to: descriptor, at: path)
        }
    }

    /// Writes all of some bytes to a file that is open.
    static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32, at path: String) throws(OutputError) {
        var written = 0
        while written < bytes.count {
            let count = Foundation.write(file, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw OutputError(path: path, reason: systemReason())
            }
            written += count
        }
    }

    /// Ends the output: a file is put in its place.
    func finish() throws(OutputError) {
        guard let target, let temporary else { return }
        guard rename(temporary, target) == 0 else {
            throw OutputError(path: target, reason: systemReason())
        }
    }

    deinit {
        if descriptor > STDERR_FILENO { close(descriptor) }
        // Where it was not finished, nothing is left of it; where it was, nothing is there any more.
        if let temporary { unlink(temporary) }
    }
}
