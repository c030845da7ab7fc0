package import CompcheckLint
package import CompcheckModel
internal import CompcheckReport

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
package import Foundation
#endif

extension LintReport {
    /// Returns the report as a JSON document: keys sorted, lints by location, then by name.
    ///
    /// A counterexample's `service`, with its `organization` if there is one, can be put into an inventory as it is.
    package func json(asOf day: Day) -> String {
        let document = Document(
            asOf: day.description,
            formatVersion: 1,
            lints: lints.map { Entry($0, reason: nil) },
            silenced: silenced.map { Entry($0.lint, reason: $0.reason) },
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Encoding plain structs of strings and finite numbers cannot fail.
        return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
    }

    private struct Document: Encodable {
        let asOf: String
        let formatVersion: Int
        let lints: [Entry]
        let silenced: [Entry]
    }

    private struct Entry: Encodable {
        let counterexample: Example?
        let location: Position?
        let name: String
        let reason: String?
        let rules: [String]
        let what: String

        init(_ lint: Lint, reason: String?) {
            counterexample = lint.counterexample.map(Example.init)
            location = lint.location.map { Position(column: $0.column, file: $0.file, line: $0.line) }
            name = lint.name.rawValue
            self.reason = reason
            rules = lint.rules.map(\.text)
            what = lint.what
        }
    }

    private struct Position: Encodable {
        let column: Int?
        let file: String
        let line: Int?
    }

    private struct Example: Encodable {
        let day: String
        let jurisdiction: String?
        let organization: Organization?
        let service: [String: Value]

        init(_ example: Lint.Counterexample) {
            day = example.day.description
            jurisdiction = example.jurisdiction?.text
            let service = example.service
            let vendors = service.traits.ownVendors.map(OwnVendor.init)
            organization = vendors.isEmpty ? nil : Organization(vendors: vendors)
            var values: [String: Value] = ["id": .text(service.id)]
            for (key, texts) in service.keys { values[key] = .texts(texts) }
            if let owners = service.traits.stated.owners {
                let owners = owners.map { Owner(jurisdiction: $0.jurisdiction?.text, share: $0.share.value) }
                values["owners"] = .owners(owners)
            }
            self.service = values
        }
    }

    private struct Organization: Encodable {
        let vendors: [OwnVendor]
    }

    private struct OwnVendor: Encodable {
        let id: String
        let name: String
        let owners: [Holder]?
        let seat: String?

        init(_ vendor: Vendor) {
            id = vendor.id.text
            name = vendor.name
            let holders = vendor.owners.map { Holder(share: $0.share.value, vendor: $0.vendor.text) }
            owners = holders.isEmpty ? nil : holders
            seat = vendor.seat?.text
        }
    }

    private struct Holder: Encodable {
        let share: Decimal
        let vendor: String
    }

    private struct Owner: Encodable {
        let jurisdiction: String?
        let share: Decimal
    }

    private enum Value: Encodable {
        case text(String)
        case texts([String])
        case owners([Owner])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .texts(let texts): try container.encode(texts)
            case .owners(let owners): try container.encode(owners)
            }
        }
    }
}
