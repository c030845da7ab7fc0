import CompcheckModel

/// A condition with the elements of the universe that meet it, for each period of days.
///
/// A class because formulas share it without copying.
final class Atom {
    /// The elements that certainly meet it, and those that may.
    struct Truths: Hashable {
        var yes: Bits
        var maybe: Bits

        /// The elements for the negated condition.
        var negated: Truths { Truths(yes: !maybe, maybe: !yes) }
    }

    let condition: Condition
    /// Whether it must hold for every value, as the condition of a permission must.
    let covers: Bool
    /// One element for each period, or a single one if they are all equal.
    private let truths: [Truths]
    /// The indexes of the wanted jurisdictions, one set for each period or a single one; empty for other attributes.
    private let members: [Set<Int>]

    var attribute: Attribute { condition.attribute }
    /// Whether it differs between periods.
    var changes: Bool { truths.count > 1 }

    init(_ condition: Condition, covers: Bool, _ universe: Universe, _ periods: [Day]) {
        self.condition = condition
        self.covers = covers && condition.attribute.isCoveredWhole
        guard condition.attribute.holdsJurisdictions else {
            members = []
            truths = [Atom.comparing(condition, universe)]
            return
        }
        let sets = periods.map { day in
            Set(condition.values.flatMap { Atom.members($0, on: day, universe) })
        }
        members = Set(sets).count == 1 ? [sets[0]] : sets
        truths = members.map { Atom.placing(condition.attribute, $0, universe) }
    }

    func truths(_ period: Int) -> Truths { truths[truths.count == 1 ? 0 : period] }

    func members(_ period: Int) -> Set<Int> { members.isEmpty ? [] : members[members.count == 1 ? 0 : period] }

    private static func members(_ value: String, on day: Day, _ universe: Universe) -> [Int] {
        guard let group = universe.index.groups[GroupID(value)] else {
            return [universe.number(of: JurisdictionCode(value))].compactMap(\.self)
        }
        return group.members.filter { $0.belongs(on: day) }.compactMap { universe.number(of: $0.code) }
    }

    private static func comparing(_ condition: Condition, _ universe: Universe) -> Truths {
        let attribute = condition.attribute
        let wanted = Set(condition.values.map { attribute == .region ? $0.foldedRegion : $0 })
        let bits =
            if attribute == .partyOwnerHalf {
                Bits(universe.parties.count) { number in
                    universe.parties[number].vendor.owners.filter { wanted.contains($0.vendor.text) }
                        .reduce(Share.none) { $0 + $1.share } >= .half
                }
            } else if attribute.holdsVendors {
                Bits(universe.parties.count) { wanted.contains(universe.parties[$0].vendor.id.text) }
            } else {
                Bits(universe.size(attribute)) { wanted.contains(universe.texts(attribute)[$0]) }
            }
        return Truths(yes: bits, maybe: bits)
    }

    private static func placing(_ attribute: Attribute, _ members: Set<Int>, _ universe: Universe) -> Truths {
        let containers = Set(members.flatMap { universe.chains[$0] })
        func isInside(_ jurisdiction: Int) -> Bool { universe.chains[jurisdiction].contains(where: members.contains) }
        let byJurisdiction = universe.jurisdictions.indices.map { jurisdiction in
            (yes: isInside(jurisdiction), maybe: isInside(jurisdiction) || containers.contains(jurisdiction))
        }
        switch attribute {
        case .vendorSeat, .operatorSeat, .developerSeat:
            let seats = universe.parties.map(\.seat)
            return Truths(
                yes: Bits(seats.count) { seats[$0].map { byJurisdiction[$0].yes } ?? false },
                maybe: Bits(seats.count) { seats[$0].map { byJurisdiction[$0].maybe } ?? true },
            )
        default:
            let size = universe.size(attribute)
            return Truths(
                yes: Bits(size) { $0 < byJurisdiction.count && byJurisdiction[$0].yes },
                maybe: Bits(size) { $0 >= byJurisdiction.count || byJurisdiction[$0].maybe },
            )
        }
    }
}
