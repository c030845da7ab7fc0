internal import CompcheckChecker
package import CompcheckModel
package import CompcheckStore

/// A change of the rules in a database, with the rulebooks before and after it.
package struct RuleChange {
    package let before: Rulebook
    package let after: Rulebook
    package let displayText: String

    /// Reads the change recorded after an instant.
    /// - Throws: `StoreError`, if the database cannot be read.
    package init(since instant: Instant, in database: ReadOnlyDatabase) throws {
        before = try database.rulebook(knownAt: instant)
        after = try database.rulebook()
        displayText = "rules since \(instant)"
    }

    /// Reads the last recorded change of one rule.
    /// - Throws: `UnknownRule`; `StoreError`, if the database cannot be read.
    package init(lastOf id: RuleID, in database: ReadOnlyDatabase) throws {
        after = try database.rulebook()
        guard let instant = try database.lastChange(of: id) else {
            throw UnknownRule(id, among: after.rules.map(\.id))
        }
        let old = try database.rulebook(knownAt: Instant(milliseconds: instant.milliseconds - 1))
        let version = old.rules.filter { $0.id == id }
        let rules = after.rules.filter { $0.id != id } + version
        before = Rulebook(rules: rules, catalogue: after.catalogue, origin: old.origin)
        displayText = "rule \(id.text), changed \(instant)"
    }
}
