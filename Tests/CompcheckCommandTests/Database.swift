import Foundation

/// A database, as people with nothing but the `sqlite3` shell see it.
struct Database {
    private static let shell = "/usr/bin/sqlite3"
    static let isThere = FileManager.default.isExecutableFile(atPath: shell)

    let path: String

    /// The rows of an answer, columns joined by `|`.
    @discardableResult func ask(_ sql: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: Database.shell)
        process.arguments = ["-cmd", ".timeout 5000", path, sql]
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        try process.run()
        let rows = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return String(decoding: rows, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
