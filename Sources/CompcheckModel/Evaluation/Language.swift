/// The version of the language in which rules and inventories are written and evaluated (docs/design.md).
///
/// Recorded with each run: one that was evaluated by an older version may come out otherwise today.
package struct Language: Hashable, Comparable, Sendable {
    /// Its number, from 1.
    package let version: Int

    /// A version of the language.
    package init(version: Int) { self.version = version }

    /// The language of 0.1: no exemptions, scopes, unknown starts or egress.
    package static let first = Language(version: 1)
    /// The language that this program speaks.
    package static let current = Language(version: 2)

    /// The earlier is the smaller.
    package static func < (left: Language, right: Language) -> Bool { left.version < right.version }
}
