internal import CompcheckModel
internal import Foundation

/// A temporary file that only this user can read, deleted with this object.
package final class TemporaryFile {
    package let path: String
    private let descriptor: Int32

    /// Creates an empty file with the extension of `name`, which may indicate its format.
    /// - Throws: `OutputError`, if it cannot be created.
    package init(namedLike name: String) throws {
        let ending = URL(filePath: name).pathExtension
        let suffix = ending.isEmpty ? "" : "." + ending
        var template = Array((FileManager.default.temporaryDirectory.path + "/compcheck-XXXXXX" + suffix).utf8CString)
        descriptor = mkstemps(&template, Int32(suffix.utf8.count))
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else {
            throw OutputError(path: path, reason: systemReason())
        }
    }

    /// Writes more bytes.
    /// - Throws: `OutputError`, if they cannot be written.
    package func append(_ bytes: UnsafeRawBufferPointer) throws {
        try Output.write(bytes, to: descriptor, at: path)
    }

    deinit {
        close(descriptor)
        unlink(path)
    }
}
