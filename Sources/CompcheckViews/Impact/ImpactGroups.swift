internal import CompcheckModel
internal import CompcheckReport

/// The uses that change, those that change alike together.
///
/// Bounded: of each change a few uses are remembered by name, and beyond `limit` changes uses are only counted.
struct ImpactGroups {
    /// At most this many changes are told apart.
    static let limit = 2_048

    /// The uses that change alike.
    struct Group {
        let differences: [Difference]
        fileprivate(set) var crowd = Crowd()

        /// Whether it is told before another of the same direction: what ends worse, then what concerns more.
        func precedes(_ other: Group) -> Bool {
            if worst != other.worst { return worst > other.worst }
            if crowd.uses != other.crowd.uses { return crowd.uses > other.crowd.uses }
            return differences[0].from < other.differences[0].from
        }

        private var worst: Verdict { differences.map(\.after.verdict).max() ?? .unregulated }
    }

    private var groups: [Direction: [Group]] = [:]
    private var positions: [[Difference]: Int] = [:]
    private var latestService: String?
    private var ordinal = 0

    /// The groups of a direction, those that weigh most first.
    subscript(direction: Direction) -> [Group] {
        (groups[direction] ?? []).enumerated().sorted { left, right in
            if left.element.precedes(right.element) { return true }
            return !right.element.precedes(left.element) && left.offset < right.offset
        }.map(\.element)
    }

    /// Takes in a use that changes.
    mutating func add(_ service: Service, in place: JurisdictionCode, _ differences: [Difference], _ way: Direction) {
        if latestService != service.id {
            latestService = service.id
            ordinal += 1
        }
        if positions[differences] == nil, positions.count < ImpactGroups.limit {
            positions[differences] = groups[way]?.count ?? 0
            groups[way, default: []].append(Group(differences: differences))
        }
        guard let position = positions[differences] else { return }
        groups[way]?[position].crowd.add(service, in: place, ordinal: ordinal)
    }
}
