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

/// The places that a condition names on some day: codes, and the lists of groups.
struct JurisdictionSet: Hashable {
    /// What a group says, or all codes together.
    private struct Named: Hashable {
        let group: GroupID?
        let places: PlaceList<ValueNumber>
    }

    private let lists: [Named]

    /// Creates a set; the codes count as one list that names them as members.
    init(codes: Set<ValueNumber>, groups: [JurisdictionGroup], on day: Day, _ table: ValueTable) {
        var codes = codes
        var lists: [Named] = []
        for group in groups {
            let reading = group.reading(on: day)
            let numbered = Dictionary(uniqueKeysWithValues: reading.entries.map { (table.number(of: $0), $1) })
            if reading.others == .absent, numbered.values.allSatisfy({ $0 == .member }) {
                // A plain list says the same as its codes.
                codes.formUnion(numbered.keys)
            } else {
                let places = PlaceList(numbered, others: reading.others, chain: table.chain)
                lists.append(Named(group: group.id, places: places))
            }
        }
        let named = Dictionary(uniqueKeysWithValues: codes.map { ($0, Membership.member) })
        let ofCodes = Named(group: nil, places: PlaceList(named, chain: table.chain))
        self.lists = (named.isEmpty ? [] : [ofCodes]) + lists
    }

    /// Returns whether the jurisdiction lies inside a named one, unless it lies in one of the excluded ones.
    func holds(_ jurisdiction: ValueNumber, _ table: ValueTable, excluded: [ValueNumber] = []) -> Truth {
        var result = Truth.no
        for list in lists {
            result = max(
                result,
                Truth(list.places.membership(of: jurisdiction, excluding: excluded, chain: table.chain)),
            )
            if result == .yes { break }
        }
        return result
    }

    /// Returns the groups that do not say whether the jurisdiction is on them, whatever part of it is meant.
    func unsure(of jurisdiction: ValueNumber, _ table: ValueTable) -> [GroupID] {
        lists.filter { $0.places.nearest(to: jurisdiction, chain: table.chain) == .unsure }.compactMap(\.group)
    }

    /// Returns whether no list says of a part of a jurisdiction otherwise than of the whole, excluded parts aside.
    func isUniform(in jurisdiction: ValueNumber, _ table: ValueTable, excluded: [ValueNumber]) -> Bool {
        lists.allSatisfy { list in
            list.places.dissenters(in: jurisdiction, chain: table.chain)
                .allSatisfy { table.chain(of: $0).contains(where: excluded.contains) }
        }
    }
}
