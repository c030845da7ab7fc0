import Foundation

/// The scripts of this folder, run by python3.
enum Python {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    private static let shared =
        ProcessInfo.processInfo.environment["COMPCHECK_SHARED"].map { URL(filePath: $0) }
        ?? schemas.deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

    /// A published schema in `$COMPCHECK_SHARED` or in `../shared`.
    static func schema(_ name: String) -> String { shared.appending(path: "samples/schemas/\(name)").path }

    /// Runs a script on an input that may be larger than a pipe's buffer.
    /// - Returns: Its exit status, and its output on both streams.
    static func run(_ script: String, _ arguments: [String], input: String) throws -> (status: Int32, output: String) {
        let file = FileManager.default.temporaryDirectory.appending(path: "compcheck-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(input.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", folder.appending(path: script).path] + arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
