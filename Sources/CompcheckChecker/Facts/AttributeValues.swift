/// What is known about one attribute of a service.
struct AttributeValues: Hashable {
    /// A value: its number among all values, and how it is written.
    struct Value: Hashable {
        let number: ValueNumber
        let text: String
    }

    /// Values that it certainly has.
    var known: [Value] = []
    /// Values at least one of which it has; nil stands for one that nobody can name.
    var candidates: [Value?] = []
    /// Whether there may be others.
    var isOpen = false

    /// Nothing is known about it.
    static let unknown = AttributeValues(isOpen: true)

    /// Whether it holds for at least one value.
    func any(_ holds: (Value) -> Truth) -> Truth {
        var result = Truth.no
        for value in known {
            result = max(result, holds(value))
            if result == .yes { return .yes }
        }
        if !candidates.isEmpty {
            let truths = candidates.map { $0.map(holds) ?? .unknown }
            if truths.allSatisfy({ $0 == .yes }) { return .yes }
            if truths.contains(where: { $0 != .no }) { result = .unknown }
        }
        return isOpen ? .unknown : result
    }

    /// Whether it holds for every value, and there is one.
    func all(_ holds: (Value) -> Truth) -> Truth {
        if known.isEmpty, candidates.isEmpty { return isOpen ? .unknown : .no }
        var result = isOpen ? Truth.unknown : .yes
        for value in known {
            result = min(result, holds(value))
            if result == .no { return .no }
        }
        if !candidates.isEmpty {
            let truths = candidates.map { $0.map(holds) ?? .unknown }
            if truths.allSatisfy({ $0 == .no }) { return .no }
            if truths.contains(where: { $0 != .yes }) { result = .unknown }
        }
        return result
    }
}

/// The number of a value in a `ValueTable`.
typealias ValueNumber = Int32
