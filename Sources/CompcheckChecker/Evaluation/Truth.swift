// CompcheckChecker: evaluates services by a rulebook on a day.

import CompcheckModel

/// Kleene's three truth values: what the inventory leaves out makes an answer unknown, never false.
enum Truth: UInt8, Comparable {
    case no
    case unknown
    case yes

    static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .no: .yes
        case .unknown: .unknown
        case .yes: .no
        }
    }

    /// Whether a place that a condition names has the value.
    init(_ membership: Membership) {
        switch membership {
        case .member: self = .yes
        case .unsure: self = .unknown
        case .absent: self = .no
        }
    }

    static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }

    /// Conjunction: the weaker of both.
    static func && (left: Truth, right: @autoclosure () -> Truth) -> Truth {
        left == .no ? .no : min(left, right())
    }

    /// Disjunction: the stronger of both.
    static func || (left: Truth, right: @autoclosure () -> Truth) -> Truth {
        left == .yes ? .yes : max(left, right())
    }
}
