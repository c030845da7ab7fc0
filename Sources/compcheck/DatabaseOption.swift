internal import ArgumentParser
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
    var location: DatabaseLocation { DatabaseLocation(database) }

    /// Its path, whether or not it is there.
    var path: String { location.path }

    /// Opens it for reading; nothing is made or migrated.
    func openForReading() throws -> ReadOnlyDatabase { try ReadOnlyDatabase(at: path) }
}
