internal import CompcheckModel

/// A matrix of services by jurisdictions, with the verdict of each use.
///
/// It keeps only the weightiest services, up to a limit.
struct Matrix: Sendable {
    /// One use: a service in a jurisdiction.
    struct Cell: Hashable, Sendable {
        /// The index of the jurisdiction in `jurisdictions`.
        let jurisdiction: Int
        /// The verdict, and the worst possible one.
        let section: UseAggregator.Section
        /// The sample index of the use's group in the aggregator; nil if it has no group.
        let group: Int?
    }

    /// One service in all of its jurisdictions.
    struct Row: Ranked {
        /// The service's id.
        let id: String
        /// The name that people use for it.
        let name: String?
        /// Who is responsible for it.
        let owner: String?
        /// The uses of the service, in inventory order.
        fileprivate(set) var cells: [Cell] = []

        /// The rank of the weightiest use: by the worst possible verdict, then by the verdict.
        var rank: Int { cells.map(\.section.rank).min() ?? Row.ranks - 1 }

        static let ranks = Verdict.allCases.count * Verdict.allCases.count
    }

    /// The default limit of services.
    static let limit = 20_000
    /// The maximum number of distinct cell lists that services share.
    private static let shapeLimit = 1 << 16

    /// The jurisdictions, in order of appearance.
    private(set) var jurisdictions: [JurisdictionCode] = []
    /// The services.
    private(set) var rows: TopRanked<Row>

    private var positions: [JurisdictionCode: Int] = [:]
    private var open: Row?
    private var shapes: Set<[Cell]> = []

    /// Creates an empty matrix for at most `limit` services.
    init(limit: Int = Matrix.limit) { rows = TopRanked(limit: limit) }

    /// Adds a use; the uses of one service are consecutive.
    mutating func add(_ use: Use, group: Int?) {
        let service = use.service
        if open?.id != service.id {
            finish()
            open = Row(id: service.id, name: service.name, owner: service.owner)
        }
        let section = UseAggregator.Section(use.answer)
        let cell = Cell(jurisdiction: position(of: use.jurisdiction), section: section, group: group)
        open?.cells.append(cell)
    }

    /// Adds the latest service, which has no further uses.
    mutating func finish() {
        guard var row = open else { return }
        open = nil
        // Services with equal cells share their storage.
        if shapes.count < Matrix.shapeLimit { row.cells = shapes.insert(row.cells).memberAfterInsert }
        rows.add(row)
    }

    private mutating func position(of jurisdiction: JurisdictionCode) -> Int {
        if let known = positions[jurisdiction] { return known }
        positions[jurisdiction] = jurisdictions.count
        jurisdictions.append(jurisdiction)
        return jurisdictions.count - 1
    }
}

extension UseAggregator.Section {
    /// The rank of the section, by the worst possible verdict, then by the verdict; 0 is the worst.
    var rank: Int { atWorst.rank * Verdict.allCases.count + verdict.rank }
}

extension Verdict {
    /// The rank of the verdict; 0 is the strongest.
    var rank: Int {
        switch self {
        case .prohibited: 0
        case .restricted: 1
        case .undetermined: 2
        case .permitted: 3
        case .unregulated: 4
        }
    }
}
