package import CompcheckModel

/// Lints a rulebook: finds faults that are not validation errors.
///
/// The report is a pure function of the rulebook, its origins, a day and the guards.
package struct Linter {
    private let subject: Subject

    /// Creates a linter for a valid rulebook.
    ///
    /// - Parameters:
    ///   - rulebook: The rules and their catalogue.
    ///   - origins: The locations of both in their files.
    ///   - today: The day from which ages are counted.
    package init(_ rulebook: Rulebook, _ origins: Origins = Origins(), today: Day) {
        subject = Subject(rulebook, origins, today: today)
    }

    /// Runs all lints.
    ///
    /// - Parameters:
    ///   - guards: The counts when the guards were last written; nil: not known.
    ///   - guardsLocation: The file that they come from.
    ///   - allowsShrinking: Whether counts may fall by more than the guards' share, though not to 0.
    /// - Returns: The lints, with silenced ones apart.
    package func report(
        guards: Guards? = nil,
        guardsLocation: Location? = nil,
        allowsShrinking: Bool = false,
    ) -> LintReport {
        var lints = conflicts()
        lints += DeadClauses.lints(subject)
        lints += Overrides.lints(subject)
        lints += ListedExclusions.lints(subject)
        lints += Sourcing.lints(subject)
        lints += Starts.lints(subject)
        lints += AllowLists.lints(subject)
        lints += Reach.lints(subject)
        lints += CatalogueLints.lints(subject)
        if let guards {
            let shrunk = guards.shrunk(to: Guards(subject.rulebook), allowsShrinking: allowsShrinking)
            lints += shrunk.map { Lint(name: .shrunk, what: $0, location: guardsLocation) }
        }
        return LintReport(lints, subject)
    }

    /// Finds uses that one authority both permits and prohibits or restricts.
    package func conflicts() -> [Lint] {
        var conflicts = Conflicts(subject)
        return conflicts.lints()
    }
}
