internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckStore

/// The option for the database.
struct DatabaseOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database file.",
            discussion: "Default: $COMPCHECK_DATABASE, else a file in the user's data folder.",
            valueName: "file",
        ),
        completion: .file(),
    )
    var database: String?

    /// Where it is.
    var location: DatabaseLocation { DatabaseLocation(database, in: .process) }

    /// Its path, whether or not the file exists.
    var path: String { location.path }

    /// Opens it for reading, without creating or migrating it.
    ///
    /// A read waits up to `patience` seconds for writers.
    func openForReading(patience: Double = 5) throws -> ReadOnlyDatabase {
        try location.openForReading(patience: patience)
    }
}
