import CompcheckModel

/// Solves for shares of ownership whose sums satisfy conditions.
///
/// Shares are counted in twentieths: ten are a half, eleven the least majority. If sums over a few sets can reach
/// or stay below a half with any shares, they can with these.
struct Shares {
    /// A constraint on the sum over some elements.
    struct Sum {
        let elements: Bits
        /// The least value of the sum; nil: it must stay below `bound`.
        let least: Int?
        let bound: Int
    }

    static let half = 10
    static let unit = Share("0.05") ?? .none

    /// Returns the share of `count` twentieths.
    static func share(_ count: Int) -> Share { (0..<count).reduce(Share.none) { sum, _ in sum + unit } }

    /// Returns how many twentieths each element gets; nil if no shares satisfy the sums.
    static func solve(_ sums: [Sum], size: Int) -> [(element: Int, count: Int)]? {
        let least = sums.filter { $0.least != nil }
        let most = sums.filter { $0.least == nil }
        guard !least.isEmpty else { return [] }
        // Elements in the same sums are interchangeable, and one that helps more and harms less replaces another.
        var kinds: [(element: Int, helps: [Bool], harms: [Bool])] = []
        for element in 0..<size {
            let helps = least.map { $0.elements.contains(element) }
            let harms = most.map { $0.elements.contains(element) }
            guard helps.contains(true) else { continue }
            func isBetter(_ one: ([Bool], [Bool]), _ other: ([Bool], [Bool])) -> Bool {
                zip(one.0, other.0).allSatisfy { $0 || !$1 } && zip(one.1, other.1).allSatisfy { !$0 || $1 }
            }
            if kinds.contains(where: { isBetter(($0.helps, $0.harms), (helps, harms)) }) { continue }
            kinds.removeAll { isBetter((helps, harms), ($0.helps, $0.harms)) }
            kinds.append((element, helps, harms))
        }
        var counts = [Int](repeating: 0, count: kinds.count)

        func sum(_ isIn: (Int) -> Bool) -> Int { counts.indices.reduce(0) { isIn($1) ? $0 + counts[$1] : $0 } }
        func fill(_ next: Int) -> Bool {
            for (position, limit) in most.enumerated() where sum({ kinds[$0].harms[position] }) >= limit.bound {
                return false
            }
            guard next < kinds.count else {
                return least.enumerated().allSatisfy { position, wanted in
                    sum { kinds[$0].helps[position] } >= wanted.least ?? 0
                }
            }
            // The smaller counts are those that thirds and halves of a half need.
            for count in [0, 11, 10, 6, 5, 4, 3, 9] {
                counts[next] = count
                if fill(next + 1) { return true }
            }
            counts[next] = 0
            return false
        }
        guard fill(0) else { return nil }
        return zip(kinds, counts).filter { $1 > 0 }.map { ($0.element, $1) }
    }

    /// Returns owners of the organization that satisfy all conditions on them; nil if there are none.
    ///
    /// An element is the index of the owner's jurisdiction; one more stands for an owner without a stated one.
    static func owners(_ literals: [Literal], period: Int, _ universe: Universe) -> [(element: Int, count: Int)]? {
        let sums = literals.map { literal in
            let test = literal.atom.condition.test
            let own = literal.atom.truths(period)
            let truths = test == .outside ? own.negated : own
            let enough = literal.atom.attribute == .ownerMajority ? half + 1 : half
            return switch test == .not ? literal.polarity.flipped : literal.polarity {
            case .yes: Sum(elements: truths.yes, least: enough, bound: 0)
            case .notNo: Sum(elements: truths.maybe, least: enough, bound: 0)
            case .no: Sum(elements: truths.maybe, least: nil, bound: enough)
            case .notYes: Sum(elements: truths.yes, least: nil, bound: enough)
            }
        }
        return solve(sums, size: universe.jurisdictions.count + 1)
    }

    /// Returns owners of one vendor that satisfy one condition on owners of half a party, and none of the others.
    static func holders(_ wanted: Literal, against others: [Literal], _ universe: Universe) -> [(VendorID, Int)]? {
        let ids = universe.index.catalogue.vendors.map(\.id)
        func elements(_ literal: Literal) -> Bits {
            let values = Set(literal.atom.condition.values)
            return Bits(ids.count) { values.contains(ids[$0].text) }
        }
        let sums =
            [Sum(elements: elements(wanted), least: half, bound: 0)]
            + others.map { Sum(elements: elements($0), least: nil, bound: half) }
        return solve(sums, size: ids.count)?.map { (ids[$0.element], $0.count) }
    }
}
