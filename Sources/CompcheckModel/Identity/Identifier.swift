/// The id of one kind of thing, so that a `RuleID` can never be passed as a `VendorID`.
///
/// Ordered by the bytes of the text, so that sorted output is the same on every machine.
package struct Identifier<Kind>: Hashable, Comparable, Sendable {
    /// The id as written.
    package let text: String

    /// Creates an id with this text, which is not checked.
    package init(_ text: String) { self.text = text }

    /// By UTF-8 bytes.
    package static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension Identifier: CustomStringConvertible {
    /// The id as written.
    package var description: String { text }
}

extension Identifier: ExpressibleByStringLiteral {
    /// An id written in the source.
    package init(stringLiteral text: String) { self.init(text) }
}

extension Identifier: Codable {
    /// Reads the bare text.
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the bare text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// The id of a rule, such as `openai-api-block-2024`.
package typealias RuleID = Identifier<Rule>
/// The id of an authority, such as `us-bis`.
package typealias AuthorityID = Identifier<Authority>
/// An ISO 3166-1 or 3166-2 code, such as `CN` or `UA-43`.
package typealias JurisdictionCode = Identifier<Jurisdiction>
/// The id of a group of jurisdictions, such as `openai-supported`.
package typealias GroupID = Identifier<JurisdictionGroup>
/// The id of a vendor, such as `openai`.
package typealias VendorID = Identifier<Vendor>
/// The id of an offering, such as `azure-openai`.
package typealias OfferingID = Identifier<Offering>
/// The id of a scope, such as `eu-geography`.
package typealias ScopeID = Identifier<ComputeScope>
/// The id of a family of models, such as `claude`.
package typealias FamilyID = Identifier<ModelFamily>
/// The id of a requirement, such as `cac-filing`.
package typealias RequirementID = Identifier<Requirement>
/// The id of a route, capability, modality or kind of data.
package typealias TermID = Identifier<Term>

extension String {
    /// Whether the text has the form of an id: lower-case letters and digits, with single hyphens between them.
    package var isKebabCase: Bool {
        utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLowerCaseLetter || $0.isDigit } }
    }
}
