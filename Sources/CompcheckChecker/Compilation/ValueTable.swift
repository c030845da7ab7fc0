import CompcheckModel

/// Assigns a number to every value, so that conditions compare numbers.
///
/// Values that no rule names share one number, because no condition distinguishes them. Jurisdictions keep their
/// own numbers, because they lie inside each other.
///
/// A class because everything compiled for one question shares one table, which grows as jurisdictions appear.
final class ValueTable {
    /// The number of every value that no rule names.
    static let unnamed: ValueNumber = 0

    private let places: Places
    private var numbers: [String: ValueNumber] = [:]
    private var placeNumbers: [JurisdictionCode: ValueNumber] = [:]
    /// For each jurisdiction, the numbers of itself and of all that it is part of.
    private var chains: [[ValueNumber]] = [[]]

    init(places: Places) { self.places = places }

    /// Returns the number of a value that a rule names.
    func name(_ text: String) -> ValueNumber {
        if let number = numbers[text] { return number }
        let number = ValueNumber(numbers.count + 1)
        numbers[text] = number
        return number
    }

    /// Returns the number of a service's value.
    func number(of text: String) -> ValueNumber { numbers[text] ?? ValueTable.unnamed }

    /// Returns the number of a jurisdiction.
    func number(of place: JurisdictionCode) -> ValueNumber {
        if let number = placeNumbers[place] { return number }
        let number = ValueNumber(chains.count)
        placeNumbers[place] = number
        chains.append([])
        chains[Int(number)] = places.chain(of: place).map { $0 == place ? number : self.number(of: $0) }
        return number
    }

    /// Returns the numbers of a jurisdiction and of all that it is part of.
    func chain(of place: ValueNumber) -> [ValueNumber] { chains[Int(place)] }
}

/// The set of jurisdictions that a condition names on some day.
struct PlaceSet: Hashable {
    /// The named jurisdictions.
    let members: Set<ValueNumber>
    /// Jurisdictions that are not named themselves but contain a named one.
    let containers: Set<ValueNumber>

    init(_ members: Set<ValueNumber>, _ table: ValueTable) {
        self.members = members
        containers = Set(members.flatMap { table.chain(of: $0) }).subtracting(members)
    }

    /// Returns whether the jurisdiction lies inside a named one.
    ///
    /// Unknown if it only contains named ones; no if the service excludes all of those.
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
