/// The source of a value of an attribute.
package enum Provenance: Hashable, Sendable {
    /// The service says so.
    case service
    /// The service names a model, and the name says so.
    case model(String)
    /// The catalogue's entry for the family of a model that the service names.
    case family(FamilyID, of: String)
    /// The organisation says so for all its services.
    case organization
    /// The catalogue's entry for an offering that the service names.
    case offering(OfferingID)
    /// The catalogue's entry for an offering whose pattern matches the endpoint's host.
    case host(pattern: String, OfferingID)
    /// The catalogue's entry for a region of an offering, which the service names.
    case region(String, of: OfferingID)
    /// The catalogue's entry for a scope that the use has, and what shows that it has it.
    case scope(ScopeID, by: ScopeEvidence)
    /// Nobody says: requests are taken to leave from the place of use.
    case placeOfUse
    /// The catalogue's entries for all offerings of the vendor that the service names, which agree.
    case offerings(of: VendorID)
    /// The catalogue's entry for a vendor.
    case vendor(VendorID)
    /// The organisation's own entry for a vendor that the catalogue lacks.
    case ownVendor(VendorID)
}

/// What shows that a use has a scope.
package enum ScopeEvidence: Hashable, Sendable {
    /// The service names it.
    case service
    /// The name of a model begins, or does not begin, with a prefix.
    case model(String)
    /// The host of the endpoint.
    case host
}

extension Traits {
    /// Keys that may be stated once, on the organisation.
    package enum Shared: String, CaseIterable, Sendable {
        case seat
        case customer
        case audience
        case owners
        case modalities
        case data
        case egress
        case tags
    }

    /// The sources of a service's statements that are not on the service itself.
    ///
    /// No answer depends on it. Services that say the same in the same words share one origin, as they share their
    /// traits.
    package struct Origin: Hashable, Sendable {
        /// The keys that the service omits and its organisation states.
        package var inherited: Set<Shared>
        /// The host pattern that found the offering; nil if the service names its offering or has none.
        package var hostPattern: String?

        /// An origin; by default the service says all of it.
        package init(inherited: Set<Shared> = [], hostPattern: String? = nil) {
            self.inherited = inherited
            self.hostPattern = hostPattern
        }
    }
}
