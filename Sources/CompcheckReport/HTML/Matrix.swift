internal import CompcheckModel

/// Services by jurisdictions: what becomes of which service where.
///
/// However many services there are, no more than the limit are held, the weightiest.
struct Matrix: Sendable {
    /// One use: a service in a place.
    struct Cell: Hashable, Sendable {
        /// The position of the place in `places`.
        let place: Int
        /// What it is and what it may be.
        let section: Ledger.Section
        /// The crowd of its group in the ledger; nil where it stands in none.
        let group: Int?
    }

    /// One service in all of its places.
    struct Row: Ranked {
        /// The service's id.
        let id: String
        /// What people call it.
        let name: String?
        /// Who answers for it.
        let owner: String?
        /// Its uses, in the inventory's order.
        fileprivate(set) var cells: [Cell] = []

        /// The worst that one of its uses may be, then the worst that one is.
        var rank: Int { cells.map(\.section.rank).min() ?? Row.ranks - 1 }

        static let ranks = Verdict.allCases.count * Verdict.allCases.count
    }

    /// Room for so many services.
    static let limit = 20_000
    /// At most this many different rows of cells are shared among services.
    private static let shapeLimit = 1 << 16

    /// The places, in order of appearance.
    private(set) var places: [JurisdictionCode] = []
    /// The services.
    private(set) var rows: Weightiest<Row>

    private var positions: [JurisdictionCode: Int] = [:]
    private var open: Row?
    private var shapes: Set<[Cell]> = []

    /// An empty matrix.
    init(limit: Int = Matrix.limit) { rows = Weightiest(limit: limit) }

    /// Takes in a use; those of one service come one after the other.
    mutating func add(_ use: Use, group: Int?) {
        let service = use.service
        if open?.id != service.id {
            finish()
            open = Row(id: service.id, name: service.name, owner: service.owner)
        }
        let section = Ledger.Section(use.answer)
        let cell = Cell(place: position(of: use.jurisdiction), section: section, group: group)
        open?.cells.append(cell)
    }

    /// Takes in the latest service: there is no other use of it.
    mutating func finish() {
        guard var row = open else { return }
        open = nil
        // Services alike in all places share their cells.
        if shapes.count < Matrix.shapeLimit { row.cells = shapes.insert(row.cells).memberAfterInsert }
        rows.add(row)
    }

    private mutating func position(of place: JurisdictionCode) -> Int {
        if let known = positions[place] { return known }
        positions[place] = places.count
        places.append(place)
        return places.count - 1
    }
}

extension Ledger.Section {
    /// 0 for what is worst: what it may be at worst counts before what it is.
    var rank: Int { atWorst.rank * Verdict.allCases.count + verdict.rank }
}

extension Verdict {
    /// 0 for the strongest.
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
