/// The organisation to which the inventory belongs.
package struct Organization: Sendable {
    /// Its name.
    package let name: String?

    /// An organisation.
    package init(name: String? = nil) { self.name = name }
}

/// One entry of an inventory.
///
/// A class so that it passes between modules, and to each of its uses, without being copied.
package final class Service: Sendable {
    /// The id, unique in the inventory.
    package let id: String
    /// The name that people use for it.
    package let name: String?
    /// Who is responsible for it.
    package let owner: String?
    /// The line of the inventory on which it begins, from 1.
    package let line: Int
    /// The column of that line, from 1, counted in characters.
    package let column: Int
    /// Where it is used, each jurisdiction once, in the inventory's order.
    package let jurisdictions: [JurisdictionCode]
    /// Everything else that an answer depends on, except evidence.
    ///
    /// Services that say the same share one object.
    package let traits: Traits
    /// The evidence for the service, its own and the organisation's.
    package let evidence: [Evidence]

    /// A service.
    package init(
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
package struct Evidence: Hashable, Sendable {
    /// The requirement that is met.
    package let requirement: RequirementID
    /// Where the proof is.
    package let reference: String?
    /// The jurisdictions in which it counts; nil if everywhere.
    package let jurisdictions: [JurisdictionCode]?
    /// The first day on which it counts; nil: always did.
    package let validFrom: Day?
    /// The first day on which it no longer counts; nil: never ends.
    package let validUntil: Day?

    /// Evidence.
    package init(
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

    /// Returns whether it is valid on that day.
    package func counts(on day: Day) -> Bool { day.lies(from: validFrom, until: validUntil) }
}

/// Who owns a part of the organisation.
package struct Owner: Hashable, Sendable {
    /// Where the owner sits; nil: not said.
    package let jurisdiction: JurisdictionCode?
    /// The owner, where it is a vendor.
    package let party: VendorName?
    /// How much, from 0 to 1.
    package let share: Share

    /// An owner.
    package init(jurisdiction: JurisdictionCode?, party: VendorName? = nil, share: Share) {
        self.jurisdiction = jurisdiction
        self.party = party
        self.share = share
    }
}

/// A vendor as an inventory names it.
package enum VendorName: Hashable, Sendable {
    /// A vendor of the catalogue or of `organization.vendors`.
    case known(VendorID)
    /// An unknown name: it matches nothing and excludes nothing.
    case unknown(String)
}

/// What an inventory says about a service, except its name and its jurisdictions.
///
/// A property is nil if the inventory does not state it, and an empty list if it states that there are none.
///
/// A class because identity matters: equal services share one object, so that everything derived from it is
/// computed once.
package final class Traits: Sendable {
    /// The statements, each property named as in the inventory.
    package struct Stated: Hashable, Sendable {
        /// The offering, either named or found by the endpoint's host.
        package var offering: [OfferingID]?
        /// Who sells it.
        package var vendor: [VendorName]?
        /// Who runs it.
        package var operatedBy: [VendorName]?
        /// Who develops its models.
        package var developers: [VendorName]?
        /// Models, as the vendor or a gateway names them.
        package var models: [Model]?
        /// Whether the weights of its models may be obtained.
        package var weights: [Weights]?
        /// How it reaches the user.
        package var route: [TermID]?
        /// The vendor's region.
        package var region: [String]?
        /// How far its requests may travel to be computed.
        package var scope: [ScopeID]?
        /// The scope of the offering whose host fits the endpoint best.
        package var scopeAtHost: ScopeID?
        /// Where it computes.
        package var hosting: [JurisdictionCode]?
        /// From where its requests leave for the vendor.
        package var egress: [JurisdictionCode]?
        /// Jurisdictions inside its own in which it is not used.
        package var notIn: [JurisdictionCode] = []
        /// Who uses it.
        package var customer: [Customer]?
        /// The audience that it faces.
        package var audience: [Audience]?
        /// Where the organisation sits.
        package var seat: [JurisdictionCode]?
        /// Who owns the organisation.
        package var owners: [Owner]?
        /// What it does.
        package var capabilities: [TermID]?
        /// What it works on.
        package var modalities: [TermID]?
        /// What data it sees.
        package var data: [TermID]?
        /// Other parties that take part.
        package var parties: [VendorName]?
        /// Free words.
        package var tags: [String]?

        /// Creates the traits of a service about which nothing is known.
        package init() {}
    }

    /// A model as an inventory names it.
    package struct Model: Hashable, Sendable {
        /// The name as written.
        package let name: String
        /// The family that its name fits best; nil if it fits none.
        package let family: FamilyID?
        /// Who made it, as far as its name says.
        package let makers: ModelIndex.Makers
        /// Whether the name, as it stands, is that of a model, not of a deployment, a profile or a router.
        package let isModel: Bool

        /// A model; `ModelIndex` reads its name.
        package init(name: String, family: FamilyID? = nil, makers: ModelIndex.Makers, isModel: Bool) {
            self.name = name
            self.family = family
            self.makers = makers
            self.isModel = isModel
        }
    }

    /// What the inventory says.
    package let stated: Stated
    /// Vendors that the organisation itself describes and the catalogue lacks.
    package let ownVendors: [Vendor]
    /// Where it says so, if not on the service itself.
    package let origin: Origin

    /// The traits of one or many services.
    package init(_ stated: Stated, ownVendors: [Vendor] = [], origin: Origin = Origin()) {
        self.stated = stated
        self.ownVendors = ownVendors
        self.origin = origin
    }
}
