/// The known and possible values of one attribute of a service.
struct AttributeValues: Hashable {
    /// A value: its number in the table of values, and its text.
    struct Value: Hashable {
        let number: ValueNumber
        let text: String
    }

    /// Values that the service has for certain.
    var known: [Value] = []
    /// Values of which the service has at least one; nil stands for a value that cannot be named.
    var candidates: [Value?] = []
    /// Whether there may be other values.
    var isOpen = false

    /// The values of an attribute about which nothing is known.
    static let unknown = AttributeValues(isOpen: true)

    /// Returns whether the predicate holds for at least one value.
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

    /// Returns whether there is a value and the predicate holds for every one.
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
