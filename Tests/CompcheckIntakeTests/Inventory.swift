import CompcheckIntake
import CompcheckModel

/// An inventory read whole.
struct Inventory {
    var services: [Service] = []
    var contents: InventoryReader.Contents

    /// Reads these bytes as a file of that name.
    init(_ bytes: some Sequence<UInt8>, named name: String = "inventory.json", wantsDigest: Bool = false) throws {
        let folder = try TemporaryFolder()
        try self.init(at: folder.write(name, bytes), wantsDigest: wantsDigest)
    }

    init(at path: String, wantsDigest: Bool = false) throws {
        var services: [Service] = []
        contents = try InventoryReader(Fixture.catalogue)
            .read(.file(path), wantsDigest: wantsDigest) { services.append($0) }
        self.services = services
    }

    var notices: [String] { contents.notices.map(\.notice.what) }

    /// Returns a document with these services and, before them, these members.
    static func document(_ services: String, before: String = #""formatVersion": 1, "#) -> String {
        "{\(before)\"services\": [\(services)]}"
    }

    /// Returns the problems in these bytes, each as the user sees it without the path of the file.
    static func complaints(_ bytes: some Sequence<UInt8>, named name: String = "inventory.json") -> [String] {
        do {
            _ = try Inventory(bytes, named: name)
            return []
        } catch let error as BadInput {
            return error.problems.map { problem in
                let place = [problem.line, problem.column].compactMap(\.self).map { "\($0):" }.joined()
                return place.isEmpty ? problem.what : place + " " + problem.what
            }
        } catch {
            return ["\(error)"]
        }
    }
}
