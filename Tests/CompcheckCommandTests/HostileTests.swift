import Foundation
import Testing

/// Names with control characters that would control the reader's terminal.
@Suite struct HostileTests {
    private static let name = Inventory.hostileName

    /// The name as JSON text.
    private func quoted() throws -> String {
        String(decoding: try JSONEncoder().encode(HostileTests.name), as: UTF8.self)
    }

    /// Expects that a text has no control characters, and that no name made a line of its own.
    private func expectHarmless(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(!text.isEmpty, sourceLocation: sourceLocation)
        let raw = text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar != "\n"
            case .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
        #expect(raw.isEmpty, sourceLocation: sourceLocation)
        let forged = text.split(separator: "\n").filter { $0.hasPrefix("inventory.json:1:1: fine") }
        #expect(forged.isEmpty, sourceLocation: sourceLocation)
    }

    @Test(arguments: ["text", "ndjson"])
    func inAnInventoryThatIsAudited(format: String) throws {
        let home = try Home()
        let name = try quoted()
        let traits = "\"vendor\": \(name), \"region\": \(name), \"name\": \(name), \"owner\": \(name), \(name): 1"
        let service = "{\"id\": \(name), \"jurisdictions\": [\"CN\"], \"offering\": \"openai-api\", \(traits)}"
        let file = try home.write(Inventory.document(service), to: "a.json")
        let outcome = try home.audit(file, "--rules", "builtin", "--format", format, "--output", home.path("report"))
        #expect(outcome.status == 1)
        expectHarmless(outcome.errors)
        let report = String(decoding: try home.bytes("report"), as: UTF8.self)
        if format == "text" { return expectHarmless(report) }
        // Machine-readable formats keep the name, but escape its control characters.
        #expect(report.split(separator: "\n").count == 1)
        #expect(!report.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
        let line = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
        #expect(line?["service"] as? String == HostileTests.name)
    }

    @Test func inAnInventoryThatIsRefused() throws {
        let home = try Home()
        let name = try quoted()
        let traits = "\"offering\": \(name), \"route\": \(name)"
        let services =
            "{\"id\": \(name), \"jurisdictions\": [\(name)], \(traits)}, {\"id\": \(name), \"jurisdictions\": [\"CN\"]}"
        let outcome = try home.audit(home.write(Inventory.document(services), to: "a.json"), "--rules", "builtin")
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        expectHarmless(outcome.errors)
        #expect(outcome.errors.split(separator: "\n").count == 4)
    }

    @Test(arguments: [
        ["audit", name], ["audit", Package.example, "--rules", name], ["rules", "check", name],
        ["audit", Package.example, "--output", "no-such-folder/\(name)"],
        ["audit", Package.example, "--database", "Examples/inventory.json/\(name)"],
    ])
    func inTheNameOfAFile(arguments: [String]) throws {
        let outcome = try Home().run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        expectHarmless(outcome.errors)
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test func inTheNameOfAFileThatIsThere() throws {
        let home = try Home()
        let file = try home.write(Inventory.of(#""offering": "openai-api""#), to: HostileTests.name)
        for format in ["text", "json"] {
            let outcome = try home.audit(file, "--format", format)
            #expect(outcome.status == 1)
            if format == "text" { expectHarmless(outcome.output) } else { expectHarmless(outcome.errors) }
        }
        try FileManager.default.copyItem(
            atPath: Package.root.appending(path: "rules").path,
            toPath: home.path("r\(HostileTests.name)"),
        )
        expectHarmless(try home.run(["rules", "check", home.path("r\(HostileTests.name)")]).output)
    }

    @Test(arguments: ["--as-of", "--assume", "--without", "--fail-on", "--format", "--horizon", "--\(name)"])
    func inAnArgument(option: String) throws {
        let outcome = try Home().audit(Package.example, option, HostileTests.name)
        #expect(outcome.status == 64)
        let scalars = outcome.errors.unicodeScalars
        #expect(!scalars.contains { $0 != "\n" && [.control, .format].contains($0.properties.generalCategory) })
    }
}
