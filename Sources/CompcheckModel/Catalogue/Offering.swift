/// A product on a route: who sells it, who runs it, whose models it carries and where.
package struct Offering: Hashable, Codable, Sendable {
    /// A region of the offering and the place where it computes.
    package struct Region: Hashable, Codable, Sendable {
        /// The vendor's name for the region, such as `southeastasia`.
        package let code: String
        /// Where its machines stand.
        package let location: JurisdictionCode

        private enum CodingKeys: String, CodingKey {
            case code = "code"
            case location = "location"
        }

        /// A region.
        package init(code: String, location: JurisdictionCode) {
            self.code = code
            self.location = location
        }
    }

    /// The catalogue id.
    package let id: OfferingID
    /// The name that people know.
    package let title: String?
    /// Who sells it.
    package let vendor: VendorID
    /// Who runs it, where that is not the vendor.
    package let operatedBy: VendorID?
    /// Whose models it carries; empty: it has no models of anybody; nil: the catalogue does not say.
    package let developers: [VendorID]?
    /// How it reaches the user.
    package let route: TermID
    /// What it does; nil: the catalogue does not say.
    package let capabilities: [TermID]?
    /// Host patterns that identify it; `*` stands for one label.
    package let hosts: [String]
    /// Regions in which it is available.
    package let regions: [Region]
    /// The scopes that it has; nil: none are listed, and its requests are computed in the region that they name.
    package let scopes: [ScopeEntry]?
    /// Whether the weights of its models may be obtained; nil: the catalogue does not say.
    package let weights: Weights?
    /// The first day on which it is offered; nil: not known.
    package let from: Day?
    /// The first day on which it is no longer offered; nil: it still is.
    package let until: Day?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case title = "title"
        case vendor = "vendor"
        case operatedBy = "operatedBy"
        case developers = "developers"
        case route = "route"
        case capabilities = "capabilities"
        case hosts = "hosts"
        case regions = "regions"
        case scopes = "scopes"
        case weights = "weights"
        case from = "from"
        case until = "until"
    }

    /// An offering.
    package init(
        id: OfferingID,
        title: String? = nil,
        vendor: VendorID,
        operatedBy: VendorID? = nil,
        developers: [VendorID]? = nil,
        route: TermID,
        capabilities: [TermID]? = nil,
        hosts: [String] = [],
        regions: [Region] = [],
        scopes: [ScopeEntry]? = nil,
        weights: Weights? = nil,
        from: Day? = nil,
        until: Day? = nil,
    ) {
        self.id = id
        self.title = title
        self.vendor = vendor
        self.operatedBy = operatedBy
        self.developers = developers
        self.route = route
        self.capabilities = capabilities
        self.hosts = hosts
        self.regions = regions
        self.scopes = scopes
        self.weights = weights
        self.from = from
        self.until = until
    }

    /// Who runs it: the named operator, else its vendor.
    package var runner: VendorID { operatedBy ?? vendor }
}
