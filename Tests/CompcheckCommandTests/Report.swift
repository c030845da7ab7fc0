import Foundation

/// The members of `--format json` that these tests use.
struct Report: Decodable {
    struct Use: Decodable, Equatable {
        struct Finding: Decodable, Equatable {
            let rule: String
            let certainty: String
            let missing: [String]
        }

        struct Permission: Decodable, Equatable {
            let rule: String
            let certainty: String
            let lifts: [String]
        }

        struct Entry: Decodable, Equatable {
            let date: String?
            let assuming: String?
            let verdict: String
            let appears: [String]
            let disappears: [String]
        }

        let service: String
        let jurisdiction: String
        let verdict: String
        let atWorst: String
        let findings: [Finding]
        let permissions: [Permission]
        let outlook: [Entry]

        var place: String { "\(service)/\(jurisdiction)" }
    }

    struct Rule: Decodable {
        let confidence: String
    }

    struct Summary: Decodable {
        let uses: Int
        let failing: Int
    }

    let asOf: String
    let uses: [Use]
    let rules: [String: Rule]
    let summary: Summary

    init(_ text: String) throws { self = try JSONDecoder().decode(Report.self, from: Data(text.utf8)) }

    /// The use of a service in a jurisdiction, written `service/jurisdiction`.
    func use(_ place: String) -> Use? { uses.first { $0.place == place } }
}
