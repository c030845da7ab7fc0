internal import Foundation

/// An inventory that a program makes itself: what an organisation uses or offers, and where.
///
/// Each property is a key of compcheck's inventory format (docs/design.md §3). What is nil is not said, and what nobody
/// said is a question in the answer, never a pass; an empty list is known and empty.
public struct Inventory: Codable, Hashable, Sendable {
    /// What holds for the whole organisation.
    public struct Organization: Codable, Hashable, Sendable {
        /// The name.
        public var name: String?
        /// Where it sits, by code, name or alias: `SG`, `Singapore`.
        public var seat: String?
        /// Who uses its services: `individual`, `enterprise`, `government`.
        public var customer: [String]?
        /// Whom its services face: `public`, `internal`.
        public var audience: [String]?
        /// What data they see, by the words of the catalogue, such as `personal`.
        public var data: [String]?

        /// An organisation.
        public init(
            name: String? = nil,
            seat: String? = nil,
            customer: [String]? = nil,
            audience: [String]? = nil,
            data: [String]? = nil,
        ) {
            self.name = name
            self.seat = seat
            self.customer = customer
            self.audience = audience
            self.data = data
        }
    }

    /// Something that the organisation uses or offers.
    public struct Service: Codable, Hashable, Sendable {
        /// The id, unique in the inventory.
        public var id: String
        /// The name that people use for it.
        public var name: String?
        /// Who is responsible for it.
        public var owner: String?
        /// Where it is used, each by code, name or alias, such as `Hong Kong`; never empty.
        public var jurisdictions: [String]
        /// The product, by an id of the catalogue, such as `azure-openai`.
        public var offering: String?
        /// The address that it is called at; its host finds the product where none is named.
        public var endpoint: String?
        /// Who sells it, by id, name or alias.
        public var vendor: String?
        /// Who runs it, by id, name or alias.
        public var `operator`: String?
        /// Who made its models, by id, name or alias.
        public var developers: [String]?
        /// Its models, with their developer where that is known: `openai/gpt-4o`.
        public var models: [String]?
        /// How it reaches the user, by a word of the catalogue, such as `direct` or `azure-global`.
        public var route: String?
        /// The vendor's name of the region that it runs in, such as `southeastasia`.
        public var region: String?
        /// Where it computes, by code, name or alias.
        public var hosting: String?
        /// Who uses it: `individual`, `enterprise`, `government`.
        public var customer: [String]?
        /// Whom it faces: `public`, `internal`.
        public var audience: [String]?
        /// Where the organisation that uses it sits.
        public var seat: String?
        /// What it can do, by the words of the catalogue, such as `chat`.
        public var capabilities: [String]?
        /// What it works on, by the words of the catalogue, such as `text`.
        public var modalities: [String]?
        /// What data it sees, by the words of the catalogue, such as `personal`.
        public var data: [String]?
        /// Others who take part, by id, name or alias.
        public var parties: [String]?
        /// Free words of the organisation.
        public var tags: [String]?

        /// A service of which nothing else is said.
        public init(id: String, jurisdictions: [String], offering: String? = nil) {
            self.id = id
            self.jurisdictions = jurisdictions
            self.offering = offering
        }
    }

    /// What holds for every service that does not say otherwise.
    public var organization: Organization?
    /// The services, in the order of the answers.
    public var services: [Service]

    /// An inventory.
    public init(organization: Organization? = nil, services: [Service]) {
        self.organization = organization
        self.services = services
    }

    /// The inventory in compcheck's own format.
    var json: [UInt8] {
        struct Document: Encodable {
            let formatVersion = 1
            let organization: Organization?
            let services: [Service]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let document = Document(organization: organization, services: services)
        // Plain structs of strings encode; an empty document would be refused loudly.
        return (try? encoder.encode(document)).map(Array.init) ?? []
    }
}
