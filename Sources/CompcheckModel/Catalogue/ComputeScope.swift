/// How far a request may travel to be computed: among which places the provider chooses.
package struct ComputeScope: Hashable, Codable, Sendable {
    /// The catalogue id.
    package let id: ScopeID
    /// What it is.
    package let title: String
    /// The places among which the provider chooses; nil: anywhere.
    package let places: [JurisdictionCode]?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case title = "title"
        case places = "in"
    }

    /// A scope.
    package init(id: ScopeID, title: String, places: [JurisdictionCode]? = nil) {
        self.id = id
        self.title = title
        self.places = places
    }
}

extension ScopeID {
    /// The scope that needs no entry: a request is computed in the region that it names.
    package static let region: ScopeID = "region"
}

extension Offering {
    /// A scope that the offering has, and how a use shows that it has this one.
    package struct ScopeEntry: Hashable, Codable, Sendable {
        /// The scope.
        package let scope: ScopeID
        /// Beginnings of model names that ask for it, such as `eu.`; nil: none.
        package let prefixes: [String]?
        /// Host patterns at which it is served; nil: none.
        package let hosts: [String]?
        /// Whether models without a prefix have it; nil: no.
        package let isUnprefixed: Bool?

        private enum CodingKeys: String, CodingKey {
            case scope = "scope"
            case prefixes = "prefixes"
            case hosts = "hosts"
            case isUnprefixed = "unprefixed"
        }

        /// A scope of an offering.
        package init(scope: ScopeID, prefixes: [String]? = nil, hosts: [String]? = nil, isUnprefixed: Bool? = nil) {
            self.scope = scope
            self.prefixes = prefixes
            self.hosts = hosts
            self.isUnprefixed = isUnprefixed
        }
    }
}
