// CompcheckLint: proves a rulebook before anyone relies on it, by trying it with the checker.

package import CompcheckModel

/// Something about a rulebook that validation cannot call an error and that its author should look at.
package struct Lint: Hashable, Sendable {
    /// A use that shows what is meant.
    package struct Counterexample: Hashable, Sendable {
        /// The use as a service of an inventory, in one place.
        package let service: Service
        /// The day on which it shows.
        package let day: Day

        /// The place of the use.
        package var jurisdiction: JurisdictionCode? { service.jurisdictions.first }

        /// By identity of the service: a counterexample is made once.
        package static func == (left: Self, right: Self) -> Bool {
            left.service === right.service && left.day == right.day
        }

        /// By identity of the service.
        package func hash(into hasher: inout Hasher) {
            hasher.combine(ObjectIdentifier(service))
            hasher.combine(day)
        }
    }

    /// The name by which a rule silences it, such as `conflict`.
    package let name: LintName
    /// What is amiss and how to mend it: lower case, no full stop, the author's words in backticks.
    package let what: String
    /// The rules that it is about, in order of id; each of them may silence it.
    package let rules: [RuleID]
    /// Where; nil where its rulebook comes from no file.
    package let location: Location?
    /// A use that shows it, where there is one.
    package let counterexample: Counterexample?

    /// A lint.
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
