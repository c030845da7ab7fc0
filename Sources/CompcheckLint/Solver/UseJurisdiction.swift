import CompcheckChecker
import CompcheckModel

/// The jurisdiction of a use, with the parts of it that are left out.
struct UseJurisdiction {
    /// Its index in the universe.
    let index: Int
    /// The parts of it where the service is not used.
    let notIn: [Int]

    /// Finds a jurisdiction that satisfies all conditions on it; nil if there is none.
    init?(_ literals: [Literal], period: Int, _ universe: Universe) {
        let wishes = literals.map { literal in
            Wish(
                polarity: literal.atom.condition.test == .any ? literal.polarity : literal.polarity.flipped,
                lists: literal.atom.lists(period),
                universe: universe,
            )
        }
        for jurisdiction in universe.jurisdictions.indices {
            // Leave out only the parts that would make a certain answer unknown, which keeps the most conditions unknown.
            let parts = wishes.map { $0.parts(toLeaveOutOf: jurisdiction) }
            guard !parts.contains(nil) else { continue }
            let notIn = Set(parts.compactMap(\.self).flatMap(\.self)).sorted()
            guard wishes.allSatisfy({ $0.isGranted(in: jurisdiction, without: notIn) }) else { continue }
            index = jurisdiction
            self.notIn = notIn
            return
        }
        return nil
    }

    /// A condition on the jurisdiction, with its required result.
    private struct Wish {
        let polarity: Polarity
        let lists: [PlaceList<Int>]
        let universe: Universe

        /// Returns the parts that must be left out for a certain answer; nil if none would do.
        func parts(toLeaveOutOf jurisdiction: Int) -> [Int]? {
            func nearest(_ list: PlaceList<Int>) -> Membership {
                list.nearest(to: jurisdiction, chain: universe.chain)
            }
            func dissenters(_ list: PlaceList<Int>) -> [Int] {
                list.dissenters(in: jurisdiction, chain: universe.chain)
            }
            switch polarity {
            case .yes: return lists.first { nearest($0) == .member }.map(dissenters)
            case .no: return lists.allSatisfy { nearest($0) == .absent } ? lists.flatMap(dissenters) : nil
            case .notNo, .notYes: return []
            }
        }

        func isGranted(in jurisdiction: Int, without notIn: [Int]) -> Bool {
            let memberships = lists.map { $0.membership(of: jurisdiction, excluding: notIn, chain: universe.chain) }
            switch polarity {
            case .yes: return memberships.contains(.member)
            case .no: return memberships.allSatisfy { $0 == .absent }
            case .notNo: return memberships.contains { $0 != .absent }
            case .notYes: return !memberships.contains(.member)
            }
        }
    }
}
