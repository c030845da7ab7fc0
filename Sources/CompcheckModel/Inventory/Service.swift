/// The organisation whose inventory it is.
public struct Organization: Sendable {
    /// Its name.
    public let name: String?

    /// An organisation.
    public init(name: String? = nil) { self.name = name }
}

/// One entry of an inventory.
///
/// A class because it is handed from room to room, and to each of its uses, without being copied.
public final class Service: Sendable {
    /// The id, unique in the inventory.
    public let id: String
    /// What people call it.
    public let name: String?
    /// Who answers for it.
    public let owner: String?
    /// The line of the inventory on which it begins, from 1.
    public let line: Int
    /// The column of that line, from 1, counted in characters.
    public let column: Int
    /// Where it is used, each place once, in the inventory's order.
    public let jurisdictions: [JurisdictionCode]
    /// Everything else that an answer depends on but evidence.
    ///
    /// Services that say the same share one object.
    public let traits: Traits
    /// What its organisation can show, its own and the organisation's.
    public let evidence: [Evidence]

    /// A service.
    public init(
        id: String,
        name: String? = nil,
        owner: String? = nil,
        line: Int,
        column: Int = 1,
        jurisdictions: [JurisdictionCode],
        traits: Traits,
        evidence: [Evidence] = [],
    ) {
        self.id = id
        self.name = name
        self.owner = owner
        self.line = line
        self.column = column
        self.jurisdictions = jurisdictions
        self.traits = traits
        self.evidence = evidence
    }
}

/// Proof that a requirement is met.
public struct Evidence: Hashable, Sendable {
    /// What is met.
    public let requirement: RequirementID
    /// Where the proof is.
    public let reference: String?
    /// Where it counts; nil: everywhere.
    public let jurisdictions: [JurisdictionCode]?
    /// The first day on which it counts; nil: always did.
    public let validFrom: Day?
    /// The first day on which it no longer counts; nil: never ends.
    public let validUntil: Day?

    /// Evidence.
    public init(
        requirement: RequirementID,
        reference: String? = nil,
        jurisdictions: [JurisdictionCode]? = nil,
        validFrom: Day? = nil,
        validUntil: Day? = nil,
    ) {
        self.requirement = requirement
        self.reference = reference
        self.jurisdictions = jurisdictions
        self.validFrom = validFrom
        self.validUntil = validUntil
    }
}

/// Who owns a part of the organisation.
public struct Owner: Hashable, Sendable {
    /// Where the owner sits; nil: not said.
    public let jurisdiction: JurisdictionCode?
    /// The owner, where it is a vendor.
    public let party: VendorName?
    /// How much, from 0 to 1.
    public let share: Share

    /// An owner.
    public init(jurisdiction: JurisdictionCode?, party: VendorName? = nil, share: Share) {
        self.jurisdiction = jurisdiction
        self.party = party
        self.share = share
    }
}

/// A vendor as an inventory names it.
public enum VendorName: Hashable, Sendable {
    /// A vendor of the catalogue or of `organization.vendors`.
    case known(VendorID)
    /// A name that nobody knows: it matches nothing and excludes nothing.
    case unknown(String)
}

/// What an inventory says about a service, but for its name and its places.
///
/// Nil where it is silent; an empty list where it says: none.
///
/// A class because identity is the point: equal services share one object, so that what depends on it is worked out
/// once.
public final class Traits: Sendable {
    /// What was said, each property named as in the inventory.
    public struct Said: Hashable, Sendable {
        /// The offering, named or found by the endpoint's host.
        public var offering: [OfferingID]?
        /// Who sells.
        public var vendor: [VendorName]?
        /// Who runs it.
        public var operatedBy: [VendorName]?
        /// Whose models.
        public var developers: [VendorName]?
        /// Models, perhaps with a vendor's prefix.
        public var models: [Model]?
        /// How it reaches the user.
        public var route: [TermID]?
        /// The vendor's region.
        public var region: [String]?
        /// Where it computes.
        public var hosting: [JurisdictionCode]?
        /// Places inside its jurisdictions where it is not used.
        public var notIn: [JurisdictionCode] = []
        /// Who uses it.
        public var customer: [Customer]?
        /// Whom it faces.
        public var audience: [Audience]?
        /// Where the organisation sits.
        public var seat: [JurisdictionCode]?
        /// Who owns the organisation.
        public var owners: [Owner]?
        /// What it does.
        public var capabilities: [TermID]?
        /// What it works on.
        public var modalities: [TermID]?
        /// What data it sees.
        public var data: [TermID]?
        /// Others who take part.
        public var parties: [VendorName]?
        /// Free words.
        public var tags: [String]?

        /// A service of which nothing is known.
        public init() {}
    }

    /// A model as an inventory names it.
    public struct Model: Hashable, Sendable {
        /// The name as written.
        public let name: String
        /// The vendor that its prefix names; nil where it has no prefix.
        public let developer: VendorName?

        /// A model.
        public init(name: String, developer: VendorName?) {
            self.name = name
            self.developer = developer
        }
    }

    /// What the inventory says.
    public let said: Said
    /// Vendors that the organisation itself describes and the catalogue lacks.
    public let ownVendors: [Vendor]
    /// Where it says so.
    public let origin: Origin

    /// The traits of one or many services.
    public init(_ said: Said, ownVendors: [Vendor] = [], origin: Origin = Origin()) {
        self.said = said
        self.ownVendors = ownVendors
        self.origin = origin
    }
}
