import Foundation

/// A database, seen with only the `sqlite3` shell.
struct Database {
    private static let shell = "/usr/bin/sqlite3"
    static let isThere = FileManager.default.isExecutableFile(atPath: shell)

    let path: String

    /// Runs SQL and returns its rows, with columns joined by `|`.
    @discardableResult func ask(_ sql: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: Database.shell)
        process.arguments = ["-cmd", ".timeout 5000", path, sql]
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        let end = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in end.signal() }
        try process.run()
        let rows = try output.fileHandleForReading.readToEnd() ?? Data()
        end.wait()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return String(decoding: rows, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Runs `body` while another process holds an exclusive lock on the database.
    func whileLocked<Result>(_ body: () throws -> Result) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: Database.shell)
        // Interactive, so that it flushes its output at once.
        process.arguments = ["-interactive", path]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            try? input.fileHandleForWriting.close()
            process.waitUntilExit()
        }
        try input.fileHandleForWriting.write(contentsOf: Data("BEGIN EXCLUSIVE; SELECT 'it is ' || 'locked';\n".utf8))
        var heard = ""
        while !heard.contains("it is locked"), let byte = try output.fileHandleForReading.read(upToCount: 1) {
            heard += String(decoding: byte, as: UTF8.self)
        }
        return try body()
    }
}
