/// Where a value of an attribute is known from.
package enum Provenance: Hashable, Sendable {
    /// The service says so.
    case service
    /// The service names a model whose prefix says so.
    case model(String)
    /// The organisation says so for all its services.
    case organization
    /// The catalogue's entry for an offering that the service names.
    case offering(OfferingID)
    /// The same for an offering that the endpoint's host finds by a pattern.
    case host(pattern: String, OfferingID)
    /// A region that the service names, as the catalogue knows it for an offering.
    case region(String, of: OfferingID)
    /// All offerings of the vendor that the service names agree.
    case offerings(of: VendorID)
    /// The catalogue's entry for a vendor.
    case vendor(VendorID)
    /// What the organisation tells about a vendor that the catalogue lacks.
    case ownVendor(VendorID)
}

extension Traits {
    /// Keys that may stand once on the organisation.
    package enum Shared: String, CaseIterable, Sendable {
        case seat
        case customer
        case audience
        case owners
        case modalities
        case data
        case tags
    }

    /// Where things that a service is taken to say stand, if not on the service itself.
    ///
    /// No answer depends on it. Services that say the same in the same words share one, as they share their traits.
    package struct Origin: Hashable, Sendable {
        /// What the service leaves to its organisation, which says it.
        package var inherited: Set<Shared>
        /// The host pattern that found the offering; nil where the service names it, or has none.
        package var hostPattern: String?

        /// An origin; by default the service says all of it.
        package init(inherited: Set<Shared> = [], hostPattern: String? = nil) {
            self.inherited = inherited
            self.hostPattern = hostPattern
        }
    }
}
