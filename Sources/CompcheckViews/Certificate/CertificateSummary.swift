internal import CompcheckModel
internal import CompcheckReport

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A certificate in words, for a reader who has only the file.
///
/// The words are not safe to print: the caller must escape them.
package struct CertificateSummary {
    private struct Statement: Decodable {
        struct Subject: Decodable {
            let name: String
            let digest: [String: String]
        }

        struct Predicate: Decodable {
            struct Content: Decodable { let sha256: String }
            struct Ledger: Decodable {
                let entry: Int
                let sha256: String
            }
            struct Tool: Decodable { let version: String }
            struct Jurisdiction: Decodable {
                let jurisdiction: String
                let verdict: String
            }
            struct None: Decodable { let rulesConsidered: Int }

            let tool: Tool
            let run: Int
            let organization: String?
            let service: String?
            let asOf: String
            let knownAt: String
            let ranOn: String
            let ranBy: String?
            let rulebook: Content
            let ledger: Ledger?
            let services: Int
            let uses: Int
            let verdicts: [String: Int]
            let findings: Content
            let jurisdictions: [Jurisdiction]?
            let noneApplied: None?
        }

        enum CodingKeys: String, CodingKey {
            case type = "_type"
            case subject, predicateType, predicate
        }

        let type: String
        let subject: [Subject]
        let predicateType: String
        let predicate: Predicate
    }

    private let statement: Statement

    /// Decodes a statement; nil if it is not the statement of a certificate.
    package init?(_ payload: [UInt8]) {
        guard let statement = try? JSONDecoder().decode(Statement.self, from: Data(payload)),
            statement.type == "https://in-toto.io/Statement/v1", statement.subject.count == 1,
            statement.predicateType == CertificateStatement.predicateType
        else { return nil }
        self.statement = statement
    }

    /// The SHA-256 of the inventory that the certificate is about.
    package var inventoryDigest: String? { statement.subject[0].digest["sha256"] }

    /// The content of the certificate, line by line.
    package var lines: [String] {
        let summary = statement.predicate
        let whose = summary.organization.map { " of \($0)" } ?? ""
        let verdicts = Verdict.allCases.reversed().compactMap { verdict in
            summary.verdicts[verdict.rawValue].flatMap { $0 > 0 ? "\($0) \(verdict.rawValue)" : nil }
        }
        var lines = [
            "inventory  \(statement.subject[0].name)\(whose)",
            "           sha256 \(inventoryDigest ?? "none")",
            "as of      \(summary.asOf), as known at \(summary.knownAt)",
            "audited    on \(summary.ranOn)\(summary.ranBy.map { " by \($0)" } ?? ""), run \(summary.run), compcheck \(summary.tool.version)",
            "rules      sha256 \(summary.rulebook.sha256)",
        ]
        if let ledger = summary.ledger { lines.append("ledger     entry \(ledger.entry), sha256 \(ledger.sha256)") }
        lines.append("found      \(verdicts.joined(separator: ", ")) (uses)")
        lines.append("           sha256 \(summary.findings.sha256)")
        lines += (summary.jurisdictions ?? []).map { "in \($0.jurisdiction): \($0.verdict)" }
        if let none = summary.noneApplied {
            lines.append("none applied: \(none.rulesConsidered) rules were considered as of \(summary.asOf)")
        }
        return lines
    }
}
