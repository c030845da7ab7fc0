import CompcheckModel

/// The jurisdiction of a use, with the parts of it that are left out.
struct PlaceOfUse {
    let place: Int
    /// The parts of it where the service is not used.
    let notIn: [Int]

    /// Finds a jurisdiction that satisfies all conditions on it; nil if there is none.
    init?(_ literals: [Literal], stretch: Int, _ universe: Universe) {
        var inside: [Probe.Truths] = []
        var outside: [Set<Int>] = []
        var perhapsInside: [Set<Int>] = []
        var candidates = Bits(all: universe.places.count)
        for literal in literals {
            let aim = literal.probe.condition.test == .any ? literal.aim : literal.aim.flipped
            let truths = literal.probe.truths(stretch)
            switch aim {
            case .yes:
                inside.append(truths)
                candidates = candidates & truths.yes
            case .no:
                outside.append(literal.probe.members(stretch))
                candidates = candidates & !truths.yes
            case .notNo:
                perhapsInside.append(literal.probe.members(stretch))
                candidates = candidates & truths.maybe
            case .notYes: candidates = candidates & !truths.yes
            }
        }
        for place in candidates.elements {
            // Leave out only the parts that must be outside, which keeps the most conditions unknown.
            func parts(_ members: Set<Int>) -> [Int] { members.filter { universe.chains[$0].contains(place) } }
            let notIn = Set(outside.flatMap(parts))
            let mayBeInside = perhapsInside.allSatisfy { members in
                universe.chains[place].contains(where: members.contains)
                    || !parts(members).allSatisfy { universe.chains[$0].contains(where: notIn.contains) }
            }
            guard mayBeInside else { continue }
            self.place = place
            self.notIn = notIn.sorted()
            return
        }
        return nil
    }
}
