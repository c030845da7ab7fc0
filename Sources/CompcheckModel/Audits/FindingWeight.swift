/// The weight of a finding: one finding weighs at least as much as another if it has all of the other's bits.
///
/// A possible or unenforced finding weighs less than a certain one in force. A finding therefore gains weight when
/// it becomes certain, comes into force, or turns from a requirement into a prohibition.
package struct FindingWeight: OptionSet, Hashable, Sendable {
    /// Four bits, stored in the lowest bits of an entry of `KnownFindings`.
    package let rawValue: UInt8

    /// A weight of those bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The finding is in force, if only perhaps: not unenforced.
    package static let inForce = FindingWeight(rawValue: 1)
    /// It surely applies.
    package static let certain = FindingWeight(rawValue: 2)
    /// Its rule prohibits or requires.
    package static let binds = FindingWeight(rawValue: 4)
    /// Its rule prohibits.
    package static let prohibits = FindingWeight(rawValue: 8)

    /// The weight of a finding of such a rule.
    package init(_ effect: Rule.Effect, _ standing: Standing, _ certainty: Certainty) {
        self =
            switch effect {
            case .prohibits: [.binds, .prohibits]
            case .requires: .binds
            case .permits, .exempts, .notes: []
            }
        if standing != .unenforced { insert(.inForce) }
        if certainty == .certain { insert(.certain) }
    }
}
