internal import Foundation

/// The sources of a query's text.
package enum QueryText {
    /// The greatest length of a query in bytes, more than any hand-written one needs.
    private static let longest = 1 << 20

    /// A text that cannot be read.
    package struct Unreadable: Error, CustomStringConvertible {
        let path: String
        let reason: String

        package var description: String { "\(path): \(reason)" }
    }

    /// Reads all of the environment's input.
    /// - Throws: `Unreadable`.
    package static func ofInput(_ environment: AppEnvironment) throws -> String {
        try read(FileHandle(fileDescriptor: environment.input), "standard input")
    }

    /// Reads all of a file.
    /// - Throws: `Unreadable`.
    package static func ofFile(_ path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Unreadable(path: path, reason: "cannot be read: check that it is a file and that you may read it")
        }
        return try read(handle, path)
    }

    private static func read(_ handle: FileHandle, _ path: String) throws -> String {
        var bytes = Data()
        do {
            while bytes.count <= longest, let more = try handle.read(upToCount: longest), !more.isEmpty {
                bytes += more
            }
        } catch {
            throw Unreadable(path: path, reason: "cannot be read: check that it is a file and that you may read it")
        }
        guard bytes.count <= longest else { throw Unreadable(path: path, reason: "is too long for a query") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Unreadable(path: path, reason: "is not UTF-8")
        }
        return text
    }
}
