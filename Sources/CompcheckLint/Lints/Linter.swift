package import CompcheckModel

/// Looks through a rulebook for what validation cannot call an error.
///
/// A pure function of the rulebook, a day and what the rulebook held before.
package struct Linter {
    private let subject: Subject

    /// A linter of a sound rulebook.
    ///
    /// - Parameters:
    ///   - rulebook: the rules and their catalogue.
    ///   - origins: where they stand in their files.
    ///   - today: the day from which ages are counted.
    package init(_ rulebook: Rulebook, _ origins: Origins = Origins(), today: Day) {
        subject = Subject(rulebook, origins, today: today)
    }

    /// All that there is to say.
    ///
    /// - Parameters:
    ///   - guards: what the rulebook held when somebody last looked; nil: not known.
    ///   - guardsLocation: the file that they come from.
    ///   - allowsShrinking: whether counts may fall by more than the guards' share; not to nothing.
    /// - Returns: the lints, those that rules silence apart.
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
        lints += CatalogueLints.lints(subject)
        if let guards {
            let shrunk = guards.shrunk(to: Guards(subject.rulebook), allowsShrinking: allowsShrinking)
            lints += shrunk.map { Lint(name: .shrunk, what: $0, location: guardsLocation) }
        }
        return LintReport(lints, subject)
    }

    /// Uses that one authority both permits and prohibits or restricts.
    package func conflicts() -> [Lint] {
        var conflicts = Conflicts(subject)
        return conflicts.lints()
    }
}
