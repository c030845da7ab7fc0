/// An attribute of a use that rules can test.
package enum Attribute: String, CaseIterable, Codable, Sendable {
    case vendor
    case offering
    case `operator`
    case developer
    case model
    case route
    case region
    case hosting
    case egress
    case jurisdiction
    case customer
    case audience
    case seat
    case family
    case weights
    case capability
    case modality
    case data
    case tag
    case vendorSeat = "vendor-seat"
    case operatorSeat = "operator-seat"
    case developerSeat = "developer-seat"
    case party
    case ownerMajority = "owner-majority"
    case ownerHalf = "owner-half"
    case partyOwnerHalf = "party-owner-half"

    /// The kind of values that an attribute takes, which decides whether a value is valid.
    package enum Domain: Sendable {
        case jurisdictions
        case vendors
        case offerings
        case families
        case vocabulary(Vocabulary)
        case customers
        case audiences
        case weights
        case free
    }

    /// The kind of its values.
    package var domain: Domain {
        switch self {
        case .hosting, .egress, .jurisdiction, .seat, .vendorSeat, .operatorSeat, .developerSeat, .ownerMajority,
            .ownerHalf:
            .jurisdictions
        case .vendor, .operator, .developer, .party, .partyOwnerHalf: .vendors
        case .offering: .offerings
        case .family: .families
        case .route: .vocabulary(.routes)
        case .capability: .vocabulary(.capabilities)
        case .modality: .vocabulary(.modalities)
        case .data: .vocabulary(.data)
        case .customer: .customers
        case .audience: .audiences
        case .weights: .weights
        case .model, .region, .tag: .free
        }
    }

    /// Whether its values are jurisdictions, so that groups are expanded and one value may lie inside another.
    package var holdsJurisdictions: Bool {
        if case .jurisdictions = domain { true } else { false }
    }

    /// Whether it adds up shares instead of comparing values.
    package var addsShares: Bool {
        switch self {
        case .ownerMajority, .ownerHalf, .partyOwnerHalf: true
        default: false
        }
    }

    /// Whether a permission must cover every value of the attribute.
    ///
    /// A use has many parties, tags and owners: there a permission for one value is enough.
    package var isCoveredWhole: Bool { !addsShares && self != .party && self != .tag }
}

/// The closed vocabularies of the catalogue; the raw value names the catalogue file.
package enum Vocabulary: String, CaseIterable, Codable, Sendable {
    case routes
    case capabilities
    case modalities
    case data
}

/// Who uses or buys the service.
package enum Customer: String, CaseIterable, Codable, Sendable {
    case individual
    case enterprise
    case government
}

/// Whether anybody may obtain the weights of a model.
package enum Weights: String, CaseIterable, Codable, Sendable {
    case `open`
    case closed
}

/// The audience that the service faces.
package enum Audience: String, CaseIterable, Codable, Sendable {
    case `public`
    case `internal`
}
