import Foundation
import Testing

/// A folder with a schedule's inventory, whose name has special characters of every format.
final class ScheduleFolder {
    let home: Home
    let folder: URL

    init() throws {
        home = try Home()
        folder = home.folder.appending(path: "a b%c'd\"e\\f$(g) ${{ h }} $i & <j> #k", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(Inventory.of(#""offering": "openai-api""#).utf8).write(to: folder.appending(path: "a.json"))
    }

    var database: String { folder.appending(path: "c.sqlite").path }

    func add(_ arguments: String..., name: String = "nightly") throws {
        let words = ["schedule", "add", name, "a.json", "--database", database] + arguments
        let added = try home.run(words, directory: folder)
        #expect(added.status == 0, "\(added.errors)")
    }

    /// Returns what `schedule install` prints for a scheduler, perhaps with another clock.
    func printed(_ arguments: String..., at clock: String? = nil) throws -> String {
        let words = ["schedule", "install", "nightly", "--print", "--database", database] + arguments
        let outcome =
            try clock.map { try home.run(words, at: $0, directory: folder) } ?? home.run(words, directory: folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        return outcome.output
    }

    func tool(_ words: String..., input: String? = nil) throws -> Outcome {
        try home.run(words, input: input, binary: URL(filePath: "/usr/bin/env"), directory: folder)
    }
}
