/// How much a finding weighs: one that weighs at least as much holds everything that the other does.
///
/// What may be, or is not enforced, weighs less than what is; so what becomes certain, comes into force or turns from a
/// requirement into a prohibition weighs more than it did.
package struct FindingWeight: OptionSet, Hashable, Sendable {
    /// Four bits, which stand in the last bits of an entry of `KnownFindings`.
    package let rawValue: UInt8

    /// A weight of those bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It is in force, and not merely on the books.
    package static let inForce = FindingWeight(rawValue: 1)
    /// It surely applies.
    package static let certain = FindingWeight(rawValue: 2)
    /// Its rule is more than a note.
    package static let binds = FindingWeight(rawValue: 4)
    /// Its rule prohibits.
    package static let prohibits = FindingWeight(rawValue: 8)

    /// The weight of a finding of such a rule.
    package init(_ effect: Rule.Effect, _ standing: Standing, _ certainty: Certainty) {
        self =
            switch effect {
            case .prohibits: [.binds, .prohibits]
            case .requires: .binds
            case .permits, .notes: []
            }
        if standing == .inForce { insert(.inForce) }
        if certainty == .certain { insert(.certain) }
    }
}
