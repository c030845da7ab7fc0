import CompcheckModel

/// The jurisdiction of a use, with the parts of it that are left out.
struct UseJurisdiction {
    /// Its index in the universe.
    let index: Int
    /// The parts of it where the service is not used.
    let notIn: [Int]

    /// Finds a jurisdiction that satisfies all conditions on it; nil if there is none.
    init?(_ literals: [Literal], period: Int, _ universe: Universe) {
        var inside: [Atom.Truths] = []
        var outside: [Set<Int>] = []
        var perhapsInside: [Set<Int>] = []
        var candidates = Bits(all: universe.jurisdictions.count)
        for literal in literals {
            let polarity = literal.atom.condition.test == .any ? literal.polarity : literal.polarity.flipped
            let truths = literal.atom.truths(period)
            switch polarity {
            case .yes:
                inside.append(truths)
                candidates = candidates & truths.yes
            case .no:
                outside.append(literal.atom.members(period))
                candidates = candidates & !truths.yes
            case .notNo:
                perhapsInside.append(literal.atom.members(period))
                candidates = candidates & truths.maybe
            case .notYes: candidates = candidates & !truths.yes
            }
        }
        for jurisdiction in candidates.elements {
            // Leave out only the parts that must be outside, which keeps the most conditions unknown.
            func parts(_ members: Set<Int>) -> [Int] { members.filter { universe.chains[$0].contains(jurisdiction) } }
            let notIn = Set(outside.flatMap(parts))
            let mayBeInside = perhapsInside.allSatisfy { members in
                universe.chains[jurisdiction].contains(where: members.contains)
                    || !parts(members).allSatisfy { universe.chains[$0].contains(where: notIn.contains) }
            }
            guard mayBeInside else { continue }
            index = jurisdiction
            self.notIn = notIn.sorted()
            return
        }
        return nil
    }
}
