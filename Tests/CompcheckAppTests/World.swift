import CompcheckApp
import CompcheckModel
import Foundation
import Synchronization

/// A world of one test: a folder, a clock that stands, and what is printed.
final class World {
    let folder = FileManager.default.temporaryDirectory.appending(path: "compcheck-app-\(UUID().uuidString)")
    /// What was printed besides the reports.
    private let talk = Talk()

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private final class Talk: Sendable {
        let lines = Mutex<[String]>([])
    }

    var lines: [String] { talk.lines.withLock { $0 } }

    /// An environment at noon UTC of a day, whose output goes to the file `output`.
    func environment(on day: String) throws -> AppEnvironment {
        let output = folder.appending(path: "output").path
        let descriptor = open(output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let noon = Day(day).map { Instant(milliseconds: Instant(startOf: $0).milliseconds + 43_200_000) }
        guard descriptor >= 0, let noon else { throw CocoaError(.fileNoSuchFile) }
        let talk = talk
        return AppEnvironment(
            now: { noon },
            timeZone: .gmt,
            variables: ["HOME": folder.path, "COMPCHECK_RUN_BY": "a test"],
            folder: folder.path,
            account: nil,
            program: "/usr/bin/compcheck",
            output: descriptor,
            printTalk: { line, _ in talk.lines.withLock { $0.append(line) } },
        )
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: name).path)
    }
}
