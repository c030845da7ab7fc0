import CompcheckChecker
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
    /// The lists of the wanted jurisdictions, for each period or once if they never change; empty for other attributes.
    private let lists: [[PlaceList<Int>]]

    var attribute: Attribute { condition.attribute }
    /// Whether it differs between periods.
    var changes: Bool { truths.count > 1 }

    init(_ condition: Condition, covers: Bool, _ universe: Universe, _ periods: [Day]) {
        self.condition = condition
        self.covers = covers && condition.attribute.isCoveredWhole
        guard condition.attribute.holdsJurisdictions else {
            lists = []
            truths = [Atom.comparing(condition, universe)]
            return
        }
        let read = periods.map { Atom.lists(condition.values, on: $0, universe) }
        lists = Set(read).count == 1 ? [read[0]] : read
        truths = lists.map { Atom.placing(condition.attribute, $0, universe) }
    }

    func truths(_ period: Int) -> Truths { truths[truths.count == 1 ? 0 : period] }

    /// Returns the lists of the wanted jurisdictions: that of the codes, and one for each group.
    func lists(_ period: Int) -> [PlaceList<Int>] { lists.isEmpty ? [] : lists[lists.count == 1 ? 0 : period] }

    private static func lists(_ values: [String], on day: Day, _ universe: Universe) -> [PlaceList<Int>] {
        func list(_ entries: [(JurisdictionCode, Membership)], others: Membership) -> PlaceList<Int> {
            let numbered = entries.compactMap { code, membership in universe.number(of: code).map { ($0, membership) } }
            return PlaceList(Dictionary(numbered) { first, _ in first }, others: others, chain: universe.chain)
        }
        let codes = values.filter { universe.index.groups[GroupID($0)] == nil }
        let groups = values.compactMap { universe.index.groups[GroupID($0)]?.reading(on: day) }
        return [list(codes.map { (JurisdictionCode($0), .member) }, others: .absent)]
            + groups.map { list($0.entries.map { ($0, $1) }, others: $0.others) }
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
            } else if attribute == .model {
                Bits(universe.models.count) { wanted.contains(universe.models[$0].name) }
            } else if attribute == .family {
                Bits(universe.models.count) { universe.models[$0].family.map { wanted.contains($0.text) } ?? false }
            } else {
                Bits(universe.size(attribute)) { wanted.contains(universe.texts(attribute)[$0]) }
            }
        guard attribute == .family else { return Truths(yes: bits, maybe: bits) }
        // A model that fits no family may be of any.
        return Truths(yes: bits, maybe: bits | Bits(universe.models.count) { universe.models[$0].family == nil })
    }

    private static func placing(
        _ attribute: Attribute,
        _ lists: [PlaceList<Int>],
        _ universe: Universe,
    ) -> Truths {
        let byJurisdiction = universe.jurisdictions.indices.map { jurisdiction in
            let memberships = lists.map { $0.membership(of: jurisdiction, excluding: [], chain: universe.chain) }
            return (yes: memberships.contains(.member), maybe: memberships.contains { $0 != .absent })
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
