public import CompcheckModel

/// Looks through a rulebook for what validation cannot call an error.
///
/// A pure function of the rulebook and a day.
public struct Linter {
    private let subject: Subject

    /// A linter of a sound rulebook.
    ///
    /// - Parameters:
    ///   - rulebook: the rules and their catalogue.
    ///   - origins: where they stand in their files.
    ///   - today: the day from which ages are counted.
    public init(_ rulebook: Rulebook, _ origins: Origins = Origins(), today: Day) {
        subject = Subject(rulebook, origins, today: today)
    }

    /// Uses that one authority both permits and prohibits or restricts.
    package func conflicts() -> [Lint] {
        var conflicts = Conflicts(subject)
        return conflicts.lints()
    }
}
