import CompcheckModel

/// What the values of one attribute must be like, all conditions on it taken together.
///
/// Whatever a condition asks comes down to this: every value is among some elements, some value is among others, or
/// there is a value at all.
struct Demand {
    /// What every value must be among.
    private(set) var allowed: Bits
    /// For each of these sets, some value must be in it.
    private(set) var wanted: [Bits] = []
    /// The same, but that no values at all would do as well.
    private(set) var wantedIfAny: [Bits] = []
    /// Whether there must be a value.
    private(set) var needsOne = false
    /// Whether something about all values is asked for sure, so that there may be no others.
    private(set) var isClosed = false
    /// Whether anything at all is asked for sure.
    private(set) var isHard = false
    /// What is asked only of values that are known; unknown ones would do as well.
    private var softlyWanted: [Bits] = []
    private var softlyWantedIfAny: [Bits] = []
    private var softlyNeedsOne = false
    private let size: Int

    init(size: Int) {
        self.size = size
        allowed = Bits(all: size)
    }

    mutating func add(_ literal: Literal, stretch: Int) {
        var truths = literal.probe.truths(stretch)
        var aim = literal.aim
        switch literal.probe.condition.test {
        case .any: break
        case .not: aim = aim.flipped
        case .outside: truths = truths.negated
        }
        let covers = literal.probe.covers && literal.probe.condition.test != .not
        if !aim.isSoft { isHard = true }
        switch (aim, covers) {
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

    /// Whether some elements are ruled out.
    var isSelective: Bool { allowed != Bits(all: size) }

    /// Leaves only some elements to choose from.
    mutating func restrict(to elements: Bits) { allowed = allowed & elements }

    /// Asks that there be no other values than those chosen.
    mutating func close() { isClosed = true }

    /// The fewest values that will do if there are no others; nil if none will.
    ///
    /// Values that are there anyhow count where they can.
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

    /// The fewest values that will do if there are others that nobody knows; nil if none will.
    func openChoice(given present: [Int] = []) -> [Int]? {
        isClosed ? nil : choice(wanted + wantedIfAny, given: present)
    }

    /// Whether no more than an empty list will do.
    var mustBeEmpty: Bool { (wantedIfAny + softlyWantedIfAny).contains { ($0 & allowed).isEmpty } }

    private func choice(_ sets: [Bits], given present: [Int]) -> [Int]? {
        var chosen: [Int] = []
        for set in sets where !(present + chosen).contains(where: set.contains) {
            guard let witness = (set & allowed).first else { return nil }
            chosen.append(witness)
        }
        return chosen
    }
}
