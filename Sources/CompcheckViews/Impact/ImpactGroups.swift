internal import CompcheckModel
internal import CompcheckReport

/// The uses that an assumption changes, grouped by equal changes.
///
/// Memory is bounded: a group remembers a few uses by name, and uses with changes beyond `limit` join no group.
struct ImpactGroups {
    /// The maximum number of distinct changes.
    static let limit = 2_048

    /// The uses with equal changes.
    struct Group {
        let differences: [Difference]
        fileprivate(set) var crowd = Crowd()

        /// Whether this group is listed before another of the same direction: worse outcomes first, then more uses.
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

    /// The groups of a direction, the weightiest first.
    subscript(direction: Direction) -> [Group] {
        (groups[direction] ?? []).enumerated().sorted { left, right in
            if left.element.precedes(right.element) { return true }
            return !right.element.precedes(left.element) && left.offset < right.offset
        }.map(\.element)
    }

    /// Adds a use that changes.
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
