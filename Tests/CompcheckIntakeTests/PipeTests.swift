import CompcheckIntake
import CompcheckModel
import Foundation
import Testing

/// Inventories that come through a pipe, which can be read only once.
struct PipeTests {
    /// Reads a named pipe into which another thread writes the bytes in pieces.
    static func read(_ bytes: [UInt8], pieces: Int) throws -> Inventory {
        let folder = try TemporaryFolder()
        let path = folder.path + "/pipe"
        try #require(mkfifo(path, 0o600) == 0)
        let writer = Thread {
            guard let handle = FileHandle(forWritingAtPath: path) else { return }
            for start in stride(from: 0, to: bytes.count, by: pieces) {
                try? handle.write(contentsOf: Data(bytes[start..<min(start + pieces, bytes.count)]))
            }
            try? handle.close()
        }
        writer.start()
        return try Inventory(at: path)
    }

    @Test(arguments: [1, 7, 4_096]) func piecesDoNotMatter(_ pieces: Int) throws {
        let services = try Self.read(Array(FramingTests.document.utf8), pieces: pieces).services
        #expect(services.map(\.id) == ["a", "b"] && services[1].traits.stated.tags == ["[", "}\\"])
    }

    @Test func aLargeOneComesThrough() throws {
        let text = Inventory.document(FramingTests.large.map(\.text).joined(separator: ","))
        FramingTests.expectLarge(try Self.read(Array(text.utf8), pieces: 997).services)
    }

    @Test func anOrganizationBehindTheServicesIsRefused() throws {
        let text = #"{"services": [], "organization": {"seat": "SG"}}"#
        let said = try complaints { _ = try Self.read(Array(text.utf8), pieces: 5) }
        #expect(
            said.count == 1 && said[0].contains(":1:34: in a stream `organization` must come before `services`"),
            "\(said)",
        )
    }
}
