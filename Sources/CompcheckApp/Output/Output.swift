internal import CompcheckModel
package import CompcheckReport
internal import Foundation

/// A report that could not be written.
package struct OutputError: Error, CustomStringConvertible {
    /// The file, as the user named it.
    package let path: String
    /// What the system or the program has against it.
    package let reason: String

    package var description: String { "\(path): cannot be written: \(reason)" }
}

/// The output of a report: standard output, written as it comes, or a file that appears whole or not at all.
package final class Output {
    private let descriptor: Int32
    /// Whether the descriptor was opened here, and so is closed here.
    private let isOwned: Bool
    /// What errors call it.
    private let name: String
    private let target: String?
    private let temporary: String?

    /// The output of an environment.
    package init(in environment: AppEnvironment) {
        descriptor = environment.output
        isOwned = false
        name = "standard output"
        target = nil
        temporary = nil
    }

    /// A file, or without one the output of an environment.
    /// - Throws: `OutputError` where nothing can be written there.
    package convenience init(_ file: String?, sparing: [String], in environment: AppEnvironment) throws(OutputError) {
        if let file {
            try self.init(file: file, sparing: sparing, in: environment)
        } else {
            self.init(in: environment)
        }
    }

    /// A file, which is written beside its place and moved there in the end.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - sparing: files that the audit works with; to put the report in their place would destroy them.
    ///   - environment: in whose folder the names are.
    /// - Throws: why nothing can be written there.
    package init(file name: String, sparing: [String], in environment: AppEnvironment) throws(OutputError) {
        self.name = name
        isOwned = true
        let file = environment.path(of: name)
        var status = stat()
        let exists = stat(file, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR { throw OutputError(path: name, reason: "is a folder") }
        if exists, sparing.contains(where: { Output.isFile(at: environment.path(of: $0), status) }) {
            throw OutputError(path: name, reason: "this audit reads it: name another file")
        }
        // A device or a pipe cannot be replaced and need not be.
        if exists, status.st_mode & S_IFMT != S_IFREG {
            descriptor = open(file, O_WRONLY | O_CLOEXEC)
            (target, temporary) = (file, nil)
        } else {
            // A symbolic link stays one: the file that it points to is replaced.
            let destination = exists ? URL(filePath: file).resolvingSymlinksInPath().path : file
            let beside = "\(destination).\(ProcessInfo.processInfo.processIdentifier).partial"
            descriptor = open(
                beside,
                O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                exists ? status.st_mode & 0o777 : 0o666,
            )
            (target, temporary) = (destination, beside)
        }
        guard descriptor >= 0 else { throw OutputError(path: name, reason: systemReason()) }
    }

    /// Returns whether a path leads to the file with this status.
    private static func isFile(at path: String, _ status: stat) -> Bool {
        var other = stat()
        return status.st_mode & S_IFMT == S_IFREG && stat(path, &other) == 0
            && other.st_dev == status.st_dev && other.st_ino == status.st_ino
    }

    /// Writes everything in the buffer.
    package func drain(_ buffer: inout OutputBuffer) throws(OutputError) {
        let (descriptor, name) = (descriptor, name)
        try buffer.drain { (bytes: UnsafeRawBufferPointer) throws(OutputError) in
            try Output.write(bytes, to: descriptor, at: name)
        }
    }

    /// Writes a text, and ends the output.
    package func put(_ text: String) throws(OutputError) {
        var buffer = OutputBuffer()
        buffer.append(text)
        try drain(&buffer)
        try finish()
    }

    /// Writes all bytes to an open file.
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

    /// Ends the output, and renames a file to its path.
    package func finish() throws(OutputError) {
        guard let target, let temporary else { return }
        guard rename(temporary, target) == 0 else {
            throw OutputError(path: name, reason: systemReason())
        }
    }

    deinit {
        if isOwned { close(descriptor) }
        // Deletes an unfinished file; after `finish` there is nothing at this path.
        if let temporary { unlink(temporary) }
    }
}
