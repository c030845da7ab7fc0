import CompcheckIntake
import CompcheckModel
import Foundation

/// The folder of these tests in the package.
let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
let packageFolder = testFolder.deletingLastPathComponent().deletingLastPathComponent()

/// The day on which all rules here are recorded.
let today = Day(year: 2026, month: 11, day: 22)

/// A small valid folder: two vendors, six authorities, one rule.
enum Fixture {
    static let folder = testFolder.appendingPathComponent("Fixtures/rules").path

    static func files() throws -> [RuleFile] { try RuleFolder.files(in: folder) }

    /// The catalogue, shared by all tests of inventories.
    static let catalogue: Catalogue = {
        do {
            return try RulebookReader(recordedOn: today).rulebook(files(), origin: "fixture").catalogue
        } catch {
            preconditionFailure("the fixture is not sound: \(error)")
        }
    }()
}

/// Returns the problems that `body` throws, as the user sees them; empty if there are none.
func complaints(_ body: () throws -> Void) throws -> [String] {
    do {
        try body()
        return []
    } catch let error as BadInput {
        return error.problems.map(\.description)
    }
}

/// Reads the fixture with these files added or, for existing paths, replaced.
func readRules(_ texts: [String: String], recordedOn: Day? = today) throws -> Rulebook {
    let prefix = Fixture.folder + "/"
    let own = try Fixture.files().filter { texts[String($0.path.dropFirst(prefix.count))] == nil }
    let others = texts.sorted { $0.key < $1.key }.compactMap { RuleFile($0.key, in: "", text: $0.value) }
    return try RulebookReader(recordedOn: recordedOn).rulebook(own + others, origin: "test")
}

/// A temporary folder, deleted with this object.
final class TemporaryFolder {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)").path

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and returns its path.
    @discardableResult func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let file = path + "/" + name
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}
