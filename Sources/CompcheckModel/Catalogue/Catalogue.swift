/// Everything that rules and inventories may name: bodies, jurisdictions, vendors, offerings and words.
///
/// Entries are kept in order of id, whatever the order of the files.
package struct Catalogue: Hashable, Sendable {
    /// Authors of rules.
    package let authorities: [Authority]
    /// Countries and parts of countries.
    package let jurisdictions: [Jurisdiction]
    /// Named sets of jurisdictions.
    package let groups: [JurisdictionGroup]
    /// How far requests may travel to be computed.
    package let scopes: [ComputeScope]
    /// Models and who made them.
    package let models: [ModelFamily]
    /// Companies.
    package let vendors: [Vendor]
    /// Products on their routes.
    package let offerings: [Offering]
    /// Kinds of permission.
    package let requirements: [Requirement]
    /// The words of each vocabulary.
    package let terms: [Vocabulary: [Term]]

    /// A catalogue of these entries, in any order.
    package init(
        authorities: [Authority] = [],
        jurisdictions: [Jurisdiction] = [],
        groups: [JurisdictionGroup] = [],
        scopes: [ComputeScope] = [],
        models: [ModelFamily] = [],
        vendors: [Vendor] = [],
        offerings: [Offering] = [],
        requirements: [Requirement] = [],
        terms: [Vocabulary: [Term]] = [:],
    ) {
        self.authorities = authorities.sorted { $0.id < $1.id }
        self.jurisdictions = jurisdictions.sorted { $0.code < $1.code }
        self.groups = groups.sorted { $0.id < $1.id }
        self.scopes = scopes.sorted { $0.id < $1.id }
        self.models = models.sorted { $0.id < $1.id }
        self.vendors = vendors.sorted { $0.id < $1.id }
        self.offerings = offerings.sorted { $0.id < $1.id }
        self.requirements = requirements.sorted { $0.id < $1.id }
        self.terms = terms.mapValues { $0.sorted { $0.id < $1.id } }
    }
}
