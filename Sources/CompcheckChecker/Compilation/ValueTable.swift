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

    private let jurisdictions: JurisdictionIndex
    private var numbers: [String: ValueNumber] = [:]
    private var jurisdictionNumbers: [JurisdictionCode: ValueNumber] = [:]
    /// For each jurisdiction, the numbers of itself and of all that it is part of.
    private var chains: [[ValueNumber]] = [[]]

    init(jurisdictions: JurisdictionIndex) { self.jurisdictions = jurisdictions }

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
    func number(of jurisdiction: JurisdictionCode) -> ValueNumber {
        if let number = jurisdictionNumbers[jurisdiction] { return number }
        let number = ValueNumber(chains.count)
        jurisdictionNumbers[jurisdiction] = number
        chains.append([])
        chains[Int(number)] = jurisdictions.chain(of: jurisdiction).map {
            $0 == jurisdiction ? number : self.number(of: $0)
        }
        return number
    }

    /// Returns the numbers of a jurisdiction and of all that it is part of.
    func chain(of jurisdiction: ValueNumber) -> [ValueNumber] { chains[Int(jurisdiction)] }
}

/// The set of jurisdictions that a condition names on some day.
struct JurisdictionSet: Hashable {
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
    func holds(_ jurisdiction: ValueNumber, _ table: ValueTable, excluded: [ValueNumber] = []) -> Truth {
        if table.chain(of: jurisdiction).contains(where: members.contains) { return .yes }
        guard containers.contains(jurisdiction) else { return .no }
        guard !excluded.isEmpty else { return .unknown }
        let isRuledOut = members.allSatisfy { member in
            let chain = table.chain(of: member)
            return !chain.contains(jurisdiction) || chain.contains(where: excluded.contains)
        }
        return isRuledOut ? .no : .unknown
    }
}
