import CompcheckModel

/// Gives every value a number, so that conditions compare numbers.
///
/// Values that no rule names share one number, for no condition can tell them apart; places keep their own, since they
/// lie inside each other.
///
/// A class because everything compiled for one audit shares the one table, which grows as places turn up.
final class ValueTable {
    /// What every value is that no rule names.
    static let unnamed: ValueNumber = 0

    private let places: Places
    private var numbers: [String: ValueNumber] = [:]
    private var placeNumbers: [JurisdictionCode: ValueNumber] = [:]
    /// For each place, the numbers of itself and of all that it is part of.
    private var chains: [[ValueNumber]] = [[]]

    init(places: Places) { self.places = places }

    /// The number of a value that a rule names.
    func name(_ text: String) -> ValueNumber {
        if let number = numbers[text] { return number }
        let number = ValueNumber(numbers.count + 1)
        numbers[text] = number
        return number
    }

    /// The number of a service's value.
    func number(of text: String) -> ValueNumber { numbers[text] ?? ValueTable.unnamed }

    /// The number of a place.
    func number(of place: JurisdictionCode) -> ValueNumber {
        if let number = placeNumbers[place] { return number }
        let number = ValueNumber(chains.count)
        placeNumbers[place] = number
        chains.append([])
        chains[Int(number)] = places.chain(of: place).map { $0 == place ? number : self.number(of: $0) }
        return number
    }

    /// The numbers of a place and of all that it is part of.
    func chain(of place: ValueNumber) -> [ValueNumber] { chains[Int(place)] }
}

/// A set of places as a condition wants it on some day.
struct PlaceSet: Hashable {
    /// The places wanted.
    let members: Set<ValueNumber>
    /// Places that are not wanted whole but contain a wanted one.
    let containers: Set<ValueNumber>

    init(_ members: Set<ValueNumber>, _ table: ValueTable) {
        self.members = members
        containers = Set(members.flatMap { table.chain(of: $0) }).subtracting(members)
    }

    /// Whether the place lies inside a wanted one.
    ///
    /// Unknown where it only contains one, unless all that it contains are excluded: known not to be meant.
    func holds(_ place: ValueNumber, _ table: ValueTable, excluded: [ValueNumber] = []) -> Truth {
        if table.chain(of: place).contains(where: members.contains) { return .yes }
        guard containers.contains(place) else { return .no }
        guard !excluded.isEmpty else { return .unknown }
        let isRuledOut = members.allSatisfy { member in
            let chain = table.chain(of: member)
            return !chain.contains(place) || chain.contains(where: excluded.contains)
        }
        return isRuledOut ? .no : .unknown
    }
}
