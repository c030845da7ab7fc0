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
        let periods: [ImpactPeriod]
        fileprivate(set) var sample = UseSample()

        /// Whether this group is listed before another of the same direction: worse outcomes first, then more uses.
        func precedes(_ other: Group) -> Bool {
            if worst != other.worst { return worst > other.worst }
            if sample.uses != other.sample.uses { return sample.uses > other.sample.uses }
            return periods[0].from < other.periods[0].from
        }

        private var worst: Verdict { periods.map(\.after.verdict).max() ?? .unregulated }
    }

    private var groups: [Direction: [Group]] = [:]
    private var positions: [[ImpactPeriod]: Int] = [:]
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
    mutating func add(
        _ service: Service,
        in jurisdiction: JurisdictionCode,
        _ periods: [ImpactPeriod],
        _ direction: Direction,
    ) {
        if latestService != service.id {
            latestService = service.id
            ordinal += 1
        }
        if positions[periods] == nil, positions.count < ImpactGroups.limit {
            positions[periods] = groups[direction]?.count ?? 0
            groups[direction, default: []].append(Group(periods: periods))
        }
        guard let position = positions[periods] else { return }
        groups[direction]?[position].sample.add(service, in: jurisdiction, ordinal: ordinal)
    }
}
