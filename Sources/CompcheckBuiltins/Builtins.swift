// CompcheckBuiltins: holds the text of `rules/` and `migrations/`, so that the binary works alone.

/// The package's own files, embedded when it was built.
public enum Builtins {
    /// A text file of the package.
    public struct File: Sendable {
        /// The path inside its folder, parted by `/`.
        public let path: String
        /// What it holds.
        public let text: String
    }

    /// The files of `rules/`, in order of path.
    public static var rules: [File] { embeddedRules.map { File(path: $0.path, text: $0.text) } }

    /// The files of `migrations/`, in order of name.
    public static var migrations: [File] { embeddedMigrations.map { File(path: $0.path, text: $0.text) } }
}
