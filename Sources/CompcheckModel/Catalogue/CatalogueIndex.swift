/// An index of a catalogue by id, name and host.
package struct CatalogueIndex: Sendable {
    /// The indexed catalogue.
    package let catalogue: Catalogue
    /// The jurisdictions, with their hierarchy.
    package let jurisdictions: JurisdictionIndex
    /// The groups by id.
    package let groups: [GroupID: JurisdictionGroup]
    /// The scopes by id.
    package let scopes: [ScopeID: ComputeScope]
    /// The models by their names.
    package let models: ModelIndex
    /// The vendors by id.
    package let vendors: [VendorID: Vendor]
    /// The offerings by id.
    package let offerings: [OfferingID: Offering]
    /// The offerings by host.
    package let hosts: HostIndex
    /// The words of each vocabulary.
    package let terms: [Vocabulary: Set<TermID>]
    /// The requirements' ids.
    package let requirements: Set<RequirementID>
    private let vendorNames: [Name: VendorID]

    /// An index of a valid catalogue.
    package init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
        jurisdictions = JurisdictionIndex(catalogue.jurisdictions)
        groups = Dictionary(catalogue.groups.map { ($0.id, $0) }) { first, _ in first }
        scopes = Dictionary(catalogue.scopes.map { ($0.id, $0) }) { first, _ in first }
        models = ModelIndex(catalogue)
        vendors = Dictionary(catalogue.vendors.map { ($0.id, $0) }) { first, _ in first }
        offerings = Dictionary(catalogue.offerings.map { ($0.id, $0) }) { first, _ in first }
        hosts = HostIndex(catalogue.offerings)
        terms = catalogue.terms.mapValues { Set($0.map(\.id)) }
        requirements = Set(catalogue.requirements.map(\.id))
        var names: [Name: VendorID] = [:]
        for vendor in catalogue.vendors {
            for text in [vendor.id.text, vendor.name] + vendor.aliases { names[Name(text)] = vendor.id }
        }
        vendorNames = names
    }

    /// Returns the vendor with that id, name or alias.
    package func vendor(named text: String) -> VendorID? { vendorNames[Name(text)] }

    /// Every id, name and alias of a vendor as it is written, for suggestions.
    package var allVendorNames: [String] { catalogue.vendors.flatMap { [$0.id.text, $0.name] + $0.aliases } }
}
