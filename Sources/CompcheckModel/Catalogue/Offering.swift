/// A product on a route: who sells it, who runs it, whose models it carries and where.
public struct Offering: Hashable, Codable, Sendable {
    /// A region of the offering and the place where it computes.
    public struct Region: Hashable, Codable, Sendable {
        /// The vendor's name for the region, such as `southeastasia`.
        public let code: String
        /// Where its machines stand.
        public let location: JurisdictionCode

        private enum CodingKeys: String, CodingKey {
            case code = "code"
            case location = "location"
        }

        /// A region.
        public init(code: String, location: JurisdictionCode) {
            self.code = code
            self.location = location
        }
    }

    /// The catalogue id.
    public let id: OfferingID
    /// The name that people know.
    public let title: String?
    /// Who sells it.
    public let vendor: VendorID
    /// Who runs it, where that is not the vendor.
    public let operatedBy: VendorID?
    /// Whose models it carries; nil: the catalogue does not say.
    public let developers: [VendorID]?
    /// How it reaches the user.
    public let route: TermID
    /// What it does; nil: the catalogue does not say.
    public let capabilities: [TermID]?
    /// Host patterns that tell it, `*` standing for one label.
    public let hosts: [String]
    /// Where it can be had.
    public let regions: [Region]
    /// The first day on which it is offered; nil: not known.
    public let from: Day?
    /// The first day on which it is no longer offered; nil: it still is.
    public let until: Day?

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
        case from = "from"
        case until = "until"
    }

    /// An offering.
    public init(
        id: OfferingID,
        title: String? = nil,
        vendor: VendorID,
        operatedBy: VendorID? = nil,
        developers: [VendorID]? = nil,
        route: TermID,
        capabilities: [TermID]? = nil,
        hosts: [String] = [],
        regions: [Region] = [],
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
        self.from = from
        self.until = until
    }

    /// Who runs it: the named operator, else its vendor.
    public var runner: VendorID { operatedBy ?? vendor }
}
