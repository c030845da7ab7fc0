#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A rule or a catalogue entry in its canonical form: JSON with sorted keys, the same bytes for the same content.
///
/// This is what is stored, compared and digested.
package struct Document: Hashable, Sendable {
    /// The kind of thing that a document describes; the raw value is stored.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case rule
        case authority
        case jurisdiction
        case group
        case vendor
        case offering
        case requirement
        case route
        case capability
        case modality
        case data
        case scope
        case model
    }

    /// The kind of thing that it describes.
    package let kind: Kind
    /// The id, unique within its kind.
    package let id: String
    /// The canonical JSON.
    package let json: String
    /// SHA-256 over kind, id and JSON, in lower-case hexadecimal.
    package let digest: String

    /// Creates a document and computes its digest.
    package init(kind: Kind, id: String, json: String) {
        self.kind = kind
        self.id = id
        self.json = json
        digest = Digest.sha256("\(kind.rawValue)\n\(id)\n\(json)")
    }

    /// Creates a document with a known digest, such as the stored one.
    package init(kind: Kind, id: String, json: String, digest: String) {
        self.kind = kind
        self.id = id
        self.json = json
        self.digest = digest
    }

    fileprivate init(_ kind: Kind, _ id: String, _ content: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Encoding plain structs of strings cannot fail; an empty document would fail to decode loudly.
        let json = (try? encoder.encode(content)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        self.init(kind: kind, id: id, json: json)
    }

    /// Returns the digest of a whole rulebook: SHA-256 over the sorted digests of its documents.
    package static func digest(of documents: [Document]) -> String { digest(ofDigests: documents.map(\.digest)) }

    /// Returns the digest of a whole rulebook from the digests of its documents, in any order.
    package static func digest(ofDigests digests: [String]) -> String {
        Digest.sha256(digests.sorted().joined(separator: "\n"))
    }
}

extension Rulebook {
    /// Returns every rule and entry in canonical form, in order of kind and id.
    package static func documents(rules: [Rule], catalogue: Catalogue) -> [Document] {
        var documents = rules.sorted { $0.id < $1.id }.map { Document(.rule, $0.id.text, $0) }
        documents += catalogue.authorities.map { Document(.authority, $0.id.text, $0) }
        documents += catalogue.jurisdictions.map { Document(.jurisdiction, $0.code.text, $0) }
        documents += catalogue.groups.map { Document(.group, $0.id.text, $0) }
        documents += catalogue.vendors.map { Document(.vendor, $0.id.text, $0) }
        documents += catalogue.offerings.map { Document(.offering, $0.id.text, $0) }
        documents += catalogue.requirements.map { Document(.requirement, $0.id.text, $0) }
        documents += catalogue.scopes.map { Document(.scope, $0.id.text, $0) }
        documents += catalogue.models.map { Document(.model, $0.id.text, $0) }
        for vocabulary in Vocabulary.allCases {
            documents += (catalogue.terms[vocabulary] ?? []).map { Document(vocabulary.kind, $0.id.text, $0) }
        }
        return documents
    }

    /// Creates the rulebook that consists of these documents.
    /// - Throws: `DecodingError` if a document is not in canonical form.
    package init(documents: [Document], origin: String) throws {
        /// One array for the decoder is much faster than one document at a time.
        func decoded<Content: Decodable>(_ kind: Document.Kind, as: Content.Type) throws -> [Content] {
            let array = "[" + documents.filter { $0.kind == kind }.map(\.json).joined(separator: ",") + "]"
            return try JSONDecoder().decode([Content].self, from: Data(array.utf8))
        }
        var terms: [Vocabulary: [Term]] = [:]
        for vocabulary in Vocabulary.allCases { terms[vocabulary] = try decoded(vocabulary.kind, as: Term.self) }
        self.init(
            rules: try decoded(.rule, as: Rule.self),
            catalogue: Catalogue(
                authorities: try decoded(.authority, as: Authority.self),
                jurisdictions: try decoded(.jurisdiction, as: Jurisdiction.self),
                groups: try decoded(.group, as: JurisdictionGroup.self),
                scopes: try decoded(.scope, as: ComputeScope.self),
                models: try decoded(.model, as: ModelFamily.self),
                vendors: try decoded(.vendor, as: Vendor.self),
                offerings: try decoded(.offering, as: Offering.self),
                requirements: try decoded(.requirement, as: Requirement.self),
                terms: terms,
            ),
            digest: Document.digest(of: documents),
            origin: origin,
        )
    }
}

extension Vocabulary {
    /// The kind of a document about one of its terms.
    package var kind: Document.Kind {
        switch self {
        case .routes: .route
        case .capabilities: .capability
        case .modalities: .modality
        case .data: .data
        }
    }
}
