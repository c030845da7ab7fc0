import Foundation

/// The scripts of this folder, run by python3.
enum Python {
    /// Runs a script, and returns its output on both streams.
    static func run(_ script: String, input: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "compcheck-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(input.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "\(URL(filePath: #filePath).deletingLastPathComponent().path)/\(script)"]
        process.standardInput = try FileHandle(forReadingFrom: file)
        let pipe = Pipe()
        (process.standardOutput, process.standardError) = (pipe, pipe)
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
