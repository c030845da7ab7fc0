internal import Foundation

/// The sources of a query's text.
enum QueryText {
    /// The greatest length of a query in bytes, more than any hand-written one needs.
    private static let longest = 1 << 20

    /// A text that cannot be read.
    struct Unreadable: Error, CustomStringConvertible {
        let path: String
        let reason: String

        var description: String { "\(path): \(reason)" }
    }

    /// Reads all of standard input.
    static func ofStandardInput() throws -> String { try read(FileHandle.standardInput, "standard input") }

    /// Reads all of a file.
    static func ofFile(_ path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Unreadable(path: path, reason: "cannot be read: is it a file that you may read?")
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
            throw Unreadable(path: path, reason: "cannot be read: is it a file that you may read?")
        }
        guard bytes.count <= longest else { throw Unreadable(path: path, reason: "is too long for a query") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Unreadable(path: path, reason: "is not UTF-8")
        }
        return text
    }
}
