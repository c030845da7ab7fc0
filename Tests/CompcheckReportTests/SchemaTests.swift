import CompcheckReport
import Foundation
import Testing

@Suite(
    "Real output against the published schemas",
    .enabled(if: Validator.isThere, "python3 with jsonschema is needed"),
)
struct SchemaTests {
    @Test(arguments: [true, false])
    func report(allUses: Bool) throws {
        let report = tell(.json, options: ReportOptions(allUses: allUses))
        try expectValid([report], "audit-report-1.schema.json")
    }

    @Test func emptyReport() throws {
        let report = tell(.json, Fixture.audit(asOf: Fixture.today), [], organization: nil, notices: [])
        try expectValid([report], "audit-report-1.schema.json")
    }

    @Test func hostileReport() throws {
        let report = tell(.json, Hostile.audit, Hostile.uses, notices: Hostile.notices)
        try expectValid([report], "audit-report-1.schema.json")
    }

    @Test func lines() throws {
        let lines = tell(.ndjson, options: ReportOptions(allUses: true)).split(separator: "\n").map(String.init)
        try expectValid(lines, "audit-use-1.schema.json")
        try expectValid(
            tell(.ndjson, Hostile.audit, Hostile.uses).split(separator: "\n").map(String.init),
            "audit-use-1.schema.json",
        )
    }

    @Test func theValidatorSeesMistakes() throws {
        let line = tell(.ndjson).split(separator: "\n")[0]
        for (mistaken, right) in [("\"verdictt\"", "\"verdict\""), ("\"perhaps\"", "\"certain\"")] {
            let spoiled = line.replacing(right, with: mistaken)
            #expect(try Validator.run([String(spoiled)], "audit-use-1.schema.json").status == 1)
        }
    }

    private func expectValid(_ documents: [String], _ schema: String) throws {
        let (status, output) = try Validator.run(documents, schema)
        #expect(status == 0, Comment(rawValue: output))
        #expect(output == "\(documents.count) valid\n")
    }
}

/// Python's `jsonschema`, if this machine has it.
enum Validator {
    static let isThere: Bool = (try? run([], "audit-use-1.schema.json").status) == 0

    static func run(_ documents: [String], _ schema: String) throws -> (status: Int32, output: String) {
        // In JSON, a newline outside a string has no meaning, and inside one it is escaped.
        let lines = documents.map { $0.replacing("\n", with: "") + "\n" }.joined()
        return try Python.run("validate.py", [schemas.path, schema], input: lines)
    }
}
