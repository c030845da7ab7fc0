import Foundation
import Testing

/// Inventories on standard input, and the output while they are read.
@Suite struct StreamTests {
    @Test func aDocumentOnStandardInput() throws {
        let home = try Home()
        let question = ["audit", "--as-of", "2024-07-08", "--rules", "rules", "--format", "json"]
        let named = try Report(home.run(question + [Package.example]).output)
        let outcome = try home.run(question + ["-"], input: Package.text(Package.example))
        #expect(outcome.status == 1)
        #expect(try Report(outcome.output).uses == named.uses)
    }

    @Test func linesOnStandardInput() throws {
        let organization = """
            {"organization": {"name": "Lines Ltd", "customer": "enterprise", "audience": "internal", "data": []}}

            """
        let azure = "{\"id\": \"azure\", \"offering\": \"azure-openai\", \"jurisdictions\": [\"CN\"]}\n"
        for (lines, verdict) in [(organization + azure, "permitted"), (azure, "undetermined")] {
            let outcome = try Home().audit("-", "--format", "json", "--all-uses", input: lines)
            #expect(try Report(outcome.output).uses.map(\.verdict) == [verdict])
        }
    }

    @Test func linesMayEndWithoutALineFeed() throws {
        let lines = Inventory.lines(0..<3)
        let outcomes = try [lines, String(lines.dropLast())].map {
            try Home().audit("-", "--rules", "builtin", "--format", "ndjson", input: $0)
        }
        #expect(outcomes[0].status == 1)
        #expect(outcomes[0].output.split(separator: "\n").count == 3)
        #expect(outcomes[0] == outcomes[1])
    }

    @Test func nothingOnStandardInput() throws {
        let outcome = try Home().audit("-", "--rules", "builtin")
        #expect(outcome == Outcome(status: 2, output: "", errors: "-: is empty\n"))
    }

    @Test func theOrganizationMustComeFirstOnStandardInput() throws {
        let document = "{\"services\": [], \"organization\": {\"name\": \"Late Ltd\"}}"
        let outcome = try Home().audit("-", "--rules", "builtin", input: document)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("in a stream `organization` must come before `services`"))
        let home = try Home()
        #expect(try home.audit(home.write(document, to: "late.json"), "--rules", "builtin").status == 0)
    }

    @Test(arguments: ["{\"id\": \"broken\",\n", "{\"id\": \"broken\", \"jurisdictions\": [\"Chna\"]}\n", "not JSON\n"])
    func linesAlreadyWrittenStand(broken: String) throws {
        let home = try Home()
        let (before, after) = (Inventory.lines(0..<3000), Inventory.lines(3000..<6000))
        let whole = try home.audit("-", "--format", "ndjson", input: before + after)
        #expect(whole.status == 1)
        let outcome = try home.audit("-", "--format", "ndjson", input: before + broken + after)
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("-:3001:"))
        // The output has whole lines, all of services before the broken one.
        #expect(!outcome.output.isEmpty)
        #expect(outcome.output.hasSuffix("}\n"))
        #expect(whole.output.hasPrefix(outcome.output))
        #expect(outcome.output.split(separator: "\n").count <= 3000)
    }

    @Test func aDocumentThatBreaksLateIsNoDocument() throws {
        let lines = Inventory.lines(0..<3000).split(separator: "\n").joined(separator: ",\n")
        let document = Inventory.document(lines + ",\n{\"id\": \"s0\", \"jurisdictions\": [\"CN\"]}")
        let home = try Home()
        let file = try home.write(document, to: "inventory.json")
        let text = try home.audit(file, "--rules", "builtin")
        #expect(text.status == 2)
        #expect(text.output.isEmpty)
        // A JSON report too large for memory is written as it comes, but an incomplete one is not valid JSON.
        let json = try home.audit(file, "--rules", "builtin", "--format", "json")
        #expect(json.status == 2)
        #expect(throws: DecodingError.self) { try Report(json.output) }
    }
}
