import CompcheckModel

/// A backtracking search for a use that satisfies a formula; it prunes choices that fail early.
struct Search {
    /// How a search ended.
    enum Outcome {
        case found(SatisfyingUse)
        /// No use satisfies the formula.
        case none
        /// The search gave up, because there were too many choices.
        case unsettled
    }

    private typealias Part = SatisfyingUse.Part

    /// The conditions assumed so far, and the choices still to be made.
    private struct State {
        var literals: [Part: [Literal]] = [:]
        var choices: [[Formula]] = []
    }

    private let universe: Universe
    private let period: Int
    private var steps = 0
    /// The greatest number of steps, more than any hand-written rulebook needs.
    private static let mostSteps = 20_000

    private init(_ universe: Universe, period: Int) {
        self.universe = universe
        self.period = period
    }

    /// Searches for a use that satisfies the formula in a period of days.
    static func run(_ formula: Formula, period: Int, _ universe: Universe) -> Outcome {
        var search = Search(universe, period: period)
        guard let state = search.assume([formula], State()), let found = search.settle(state) else {
            return search.steps > mostSteps ? .unsettled : .none
        }
        return SatisfyingUse(found.literals, period: period, universe).map(Outcome.found) ?? .none
    }

    /// Returns whether some use satisfies the formula; also true if the search gave up.
    static func exists(_ formula: Formula, period: Int, _ universe: Universe) -> Bool {
        switch run(formula, period: period, universe) {
        case .found, .unsettled: true
        case .none: false
        }
    }

    /// Returns the state in which these formulas hold as well; nil if they cannot.
    private mutating func assume(_ formulas: [Formula], _ state: State) -> State? {
        var state = state
        var touched: Set<Part> = []
        var waiting = formulas
        while let formula = waiting.popLast() {
            switch formula {
            case .all(let parts): waiting += parts
            case .any(let options):
                guard options.count > 1 else {
                    guard let only = options.first else { return nil }
                    waiting.append(only)
                    continue
                }
                state.choices.append(options)
            case .literal(let literal):
                let part = Part(literal.atom.attribute)
                if state.literals[part]?.contains(where: literal.isSame) == true { continue }
                state.literals[part, default: []].append(literal)
                touched.insert(part)
            }
        }
        steps += 1
        for part in touched where !SatisfyingUse.exists(part, state.literals[part] ?? [], period: period, universe) {
            return nil
        }
        return state
    }

    private mutating func settle(_ state: State) -> State? {
        guard steps <= Search.mostSteps else { return nil }
        var state = state
        let settled = state
        state.choices.removeAll { $0.contains { holds($0, settled) } }
        guard let next = state.choices.indices.min(by: { state.choices[$0].count < state.choices[$1].count }) else {
            return state
        }
        let options = state.choices.remove(at: next)
        for option in options {
            if let further = assume([option], state), let found = settle(further) { return found }
        }
        return nil
    }

    /// Returns whether the conditions assumed so far already imply the formula.
    private func holds(_ formula: Formula, _ state: State) -> Bool {
        switch formula {
        case .literal(let literal):
            state.literals[Part(literal.atom.attribute)]?.contains(where: literal.isSame) ?? false
        case .all(let parts): parts.allSatisfy { holds($0, state) }
        case .any(let options): options.contains { holds($0, state) }
        }
    }
}
