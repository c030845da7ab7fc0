import Foundation
import Testing

/// A document of assessment results, as a reader of OSCAL sees it.
struct OSCALResults {
    struct Observation: Decodable {
        let uuid: String
        let title: String
        let description: String
        let types: [String]
    }

    struct Risk: Decodable {
        let title: String
        let status: String
        let deadline: String?
    }

    struct Finding: Decodable {
        struct Target: Decodable {
            let targetId: String
            let status: Status
        }
        struct Status: Decodable, Equatable {
            let state: String
            let reason: String
        }
        let description: String
        let target: Target
    }

    private struct Document: Decodable {
        struct Content: Decodable {
            let uuid: String
            let metadata: Metadata
            let results: [Result]
        }
        struct Metadata: Decodable { let parties: [Party]? }
        struct Party: Decodable { let name: String }
        struct Result: Decodable {
            let observations: [Observation]?
            let risks: [Risk]?
            let findings: [Finding]?
            let remarks: String?
        }
        let assessmentResults: Content
    }

    private let json: Any
    let document: String
    let parties: [String]
    let observations: [Observation]
    let risks: [Risk]
    let findings: [Finding]
    let remarks: String?

    /// The identifiers of the observations.
    var names: [String] { observations.map(\.uuid) }

    init(_ report: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { path in
            let words = (path.last?.stringValue ?? "").split(separator: "-")
            return Key(words.enumerated().map { $0 == 0 ? String($1) : $1.capitalized }.joined())
        }
        let content = try decoder.decode(Document.self, from: Data(report.utf8)).assessmentResults
        let result = try #require(content.results.first)
        json = try JSONSerialization.jsonObject(with: Data(report.utf8))
        document = content.uuid
        parties = content.metadata.parties?.map(\.name) ?? []
        observations = result.observations ?? []
        risks = result.risks ?? []
        findings = result.findings ?? []
        remarks = result.remarks
    }

    /// Expects that identifiers are unique and that all references resolve.
    func expectWholeness() throws {
        var walk = Walk()
        walk.visit(json)
        #expect(walk.defined.count == Set(walk.defined).count)
        let missing = walk.referred.subtracting(walk.defined)
        #expect(missing.isEmpty, "\(missing.prefix(5))")
        #expect(!walk.referred.isEmpty)
    }

    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(_ text: String) { stringValue = text }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    /// Collects defined identifiers and references.
    private struct Walk {
        var defined: [String] = []
        var referred: Set<String> = []

        mutating func visit(_ value: Any) {
            if let list = value as? [Any] {
                for element in list { visit(element) }
            } else if let object = value as? [String: Any] {
                for (key, value) in object { visit(key, value, in: object) }
            }
        }

        private mutating func visit(_ key: String, _ value: Any, in object: [String: Any]) {
            switch (key, value) {
            case ("uuid", let name as String), ("id", let name as String): defined.append(name)
            // A rule is a control by its objective.
            case ("control-id", let name as String) where object["parts"] != nil: defined.append(name)
            case ("href", let address as String):
                if address.hasPrefix("#") { referred.insert(String(address.dropFirst())) }
            case ("control-id", let name as String), ("objective-id", let name as String),
                ("target-id", let name as String), ("role-id", let name as String):
                referred.insert(name)
            case ("value", let name as String) where object["name"] as? String == "method-id": referred.insert(name)
            case (_, let name as String) where key.hasSuffix("-uuid"): referred.insert(name)
            case (_, let names as [String]) where key.hasSuffix("-uuids"): referred.formUnion(names)
            default: visit(value)
            }
        }
    }
}
