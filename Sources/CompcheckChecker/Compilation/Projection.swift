import CompcheckModel

/// Reduces a profile to what the compiled rules distinguish.
///
/// Services that differ in nothing else share their evaluations.
struct Projection {
    /// The attributes that some condition tests.
    private var named: Set<Attribute> = []
    /// Those among them whose unnamed values keep their text: reasons list them for `not` and `outside` conditions.
    private var distinguished: Set<Attribute> = []
    private let needsOwners: Bool
    private let needsHoldings: Bool

    init(_ rules: [CompiledRule]) {
        for condition in rules.flatMap({ $0.when.all + ($0.unless?.all ?? []) }) {
            named.insert(condition.attribute)
            if condition.test != .any { distinguished.insert(condition.attribute) }
        }
        needsOwners = !named.isDisjoint(with: [.ownerMajority, .ownerHalf, .partyOwnerHalf])
        needsHoldings = named.contains(.partyOwnerHalf)
        if needsHoldings {
            // The holders of a party are found by the party's name.
            named.insert(.party)
            distinguished.insert(.party)
        }
    }

    func project(_ profile: Profile) -> Profile {
        var projected = Profile()
        for attribute in named {
            projected[attribute] =
                distinguished.contains(attribute) ? profile[attribute] : profile[attribute].withoutUntold
        }
        if needsOwners { projected.owners = profile.owners }
        if needsHoldings { projected.holdings = profile.holdings }
        if named.contains(.egress) { projected.leavesFromPlaceOfUse = profile.leavesFromPlaceOfUse }
        if named.contains(.jurisdiction) || projected.leavesFromPlaceOfUse { projected.notIn = profile.notIn }
        return projected
    }
}

extension AttributeValues {
    /// The same values, with every value that no rule names replaced by one nameless value.
    fileprivate var withoutUntold: AttributeValues {
        func untold(_ value: Value) -> Value {
            value.number == ValueTable.unnamed ? Value(number: ValueTable.unnamed, text: "") : value
        }
        var result = self
        result.known = distinct(known.map(untold))
        result.candidates = distinct(candidates.map { $0.map(untold) })
        return result
    }
}
