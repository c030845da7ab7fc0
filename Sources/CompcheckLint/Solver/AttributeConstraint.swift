import CompcheckModel

/// The constraints of all conditions on the values of one attribute.
///
/// Every condition reduces to these: each value is in a set, some value is in a set, or there is a value at all.
struct AttributeConstraint {
    /// The set that must contain every value.
    private(set) var allowed: Bits
    /// The sets that must each contain some value.
    private(set) var wanted: [Bits] = []
    /// The sets that must each contain some value, unless there are no values at all.
    private(set) var wantedIfAny: [Bits] = []
    /// Whether there must be a value.
    private(set) var needsOne = false
    /// Whether a certain answer depends on all values, so that there may be no unknown ones.
    private(set) var isClosed = false
    /// Whether any certain answer is required.
    private(set) var isHard = false
    /// The same sets for known values only; unknown values satisfy them too.
    private var softlyWanted: [Bits] = []
    private var softlyWantedIfAny: [Bits] = []
    private var softlyNeedsOne = false
    private let size: Int

    init(size: Int) {
        self.size = size
        allowed = Bits(all: size)
    }

    mutating func add(_ literal: Literal, period: Int) {
        var truths = literal.atom.truths(period)
        var polarity = literal.polarity
        switch literal.atom.condition.test {
        case .any: break
        case .not: polarity = polarity.flipped
        case .outside: truths = truths.negated
        }
        let covers = literal.atom.covers && literal.atom.condition.test != .not
        if !polarity.isSoft { isHard = true }
        switch (polarity, covers) {
        case (.yes, false): wanted.append(truths.yes)
        case (.no, false):
            isClosed = true
            allowed = allowed & !truths.maybe
        case (.notNo, false): softlyWanted.append(truths.maybe)
        case (.notYes, false): allowed = allowed & !truths.yes
        case (.yes, true):
            (isClosed, needsOne) = (true, true)
            allowed = allowed & truths.yes
        case (.no, true): wantedIfAny.append(!truths.maybe)
        case (.notNo, true):
            softlyNeedsOne = true
            allowed = allowed & truths.maybe
        case (.notYes, true): softlyWantedIfAny.append(!truths.yes)
        }
    }

    /// Whether some elements are excluded.
    var isSelective: Bool { allowed != Bits(all: size) }

    /// Restricts the allowed values to some elements.
    mutating func restrict(to elements: Bits) { allowed = allowed & elements }

    /// Excludes unknown values.
    mutating func close() { isClosed = true }

    /// Returns values that satisfy the constraint if there are no unknown ones; nil if there are none.
    ///
    /// They are chosen greedily, in addition to those in `present`, which count as values too.
    func closedChoice(given present: [Int] = []) -> [Int]? {
        let needsOne = needsOne || softlyNeedsOne
        guard var chosen = choice(wanted + softlyWanted, given: present) else { return nil }
        guard let more = choice(wantedIfAny + softlyWantedIfAny, given: present + chosen) else {
            return chosen.isEmpty && !needsOne && present.isEmpty ? [] : nil
        }
        chosen += more
        if needsOne, chosen.isEmpty, present.isEmpty {
            guard let one = allowed.first else { return nil }
            chosen = [one]
        }
        return chosen
    }

    /// Returns values that satisfy the constraint if there are unknown ones too; nil if there are none.
    func openChoice(given present: [Int] = []) -> [Int]? {
        isClosed ? nil : choice(wanted + wantedIfAny, given: present)
    }

    /// Whether only an empty list can satisfy the constraint.
    var mustBeEmpty: Bool { (wantedIfAny + softlyWantedIfAny).contains { ($0 & allowed).isEmpty } }

    private func choice(_ sets: [Bits], given present: [Int]) -> [Int]? {
        var chosen: [Int] = []
        for set in sets where !(present + chosen).contains(where: set.contains) {
            guard let element = (set & allowed).first else { return nil }
            chosen.append(element)
        }
        return chosen
    }
}
