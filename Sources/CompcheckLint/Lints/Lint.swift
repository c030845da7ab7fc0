// CompcheckLint: proves a rulebook before anyone relies on it, by trying it with the checker.

package import CompcheckModel

/// A finding about a rulebook that is not a validation error, but that its author should look at.
package struct Lint: Hashable, Sendable {
    /// A use that demonstrates the lint.
    package struct Counterexample: Hashable, Sendable {
        /// The use as a service of an inventory, in one jurisdiction.
        package let service: Service
        /// The day on which it occurs.
        package let day: Day

        /// The jurisdiction of the use.
        package var jurisdiction: JurisdictionCode? { service.jurisdictions.first }

        /// Compares the services by identity: a counterexample is made once.
        package static func == (left: Self, right: Self) -> Bool {
            left.service === right.service && left.day == right.day
        }

        /// Hashes the identity of the service.
        package func hash(into hasher: inout Hasher) {
            hasher.combine(ObjectIdentifier(service))
            hasher.combine(day)
        }
    }

    /// The name that a rule uses to silence it, such as `conflict`.
    package let name: LintName
    /// The message, what is wrong and how to fix it: lower case, no full stop, the author's words in backticks.
    package let what: String
    /// The rules that it is about, in order of id; each of them may silence it.
    package let rules: [RuleID]
    /// Its location; nil if the rulebook was not read from files.
    package let location: Location?
    /// A use that demonstrates it, if there is one.
    package let counterexample: Counterexample?

    /// Creates a lint; `rules` are sorted by id.
    package init(
        name: LintName,
        what: String,
        rules: [RuleID] = [],
        location: Location?,
        counterexample: Counterexample? = nil,
    ) {
        self.name = name
        self.what = what
        self.rules = rules.sorted()
        self.location = location
        self.counterexample = counterexample
    }
}

extension Lint: CustomStringConvertible {
    /// `file:line:column: name: what`.
    package var description: String {
        [location?.description, name.rawValue, what].compactMap(\.self).joined(separator: ": ")
    }
}
