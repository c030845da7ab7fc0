// CompcheckBuiltins: the text of `rules/` and `migrations/`, embedded so that the binary works alone.

/// The package's own files, embedded when it was built.
package enum Builtins {
    /// A text file of the package.
    package struct File: Sendable {
        /// The path inside its folder, separated by `/`.
        package let path: String
        /// What it holds.
        package let text: String
    }

    /// The files of `rules/`, in order of path.
    package static var rules: [File] { embeddedRules.map { File(path: $0.path, text: $0.text) } }

    /// The files of `migrations/`, in order of name.
    package static var migrations: [File] { embeddedMigrations.map { File(path: $0.path, text: $0.text) } }
}
