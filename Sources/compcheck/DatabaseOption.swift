internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckStore

/// Which database is meant.
struct DatabaseOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database.",
            discussion: "Default: $COMPCHECK_DATABASE, else in the user's data folder.",
            valueName: "file",
        ),
        completion: .file(),
    )
    var database: String?

    /// Where it is.
    var location: DatabaseLocation { DatabaseLocation(database, in: .process) }

    /// Its path, whether or not it is there.
    var path: String { location.path }

    /// Opens it for reading; nothing is made or migrated.
    ///
    /// A read waits so many seconds for those who write.
    func openForReading(patience: Double = 5) throws -> ReadOnlyDatabase {
        try location.openForReading(patience: patience)
    }
}
