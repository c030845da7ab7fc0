/// An error in a file: where, what, and how to fix it.
///
/// Rendered as `file:line:column: what`.
package struct Problem: Hashable, Sendable {
    /// The file as the user named it; `-` for standard input.
    package let file: String
    /// The line, from 1; nil for the whole file.
    package let line: Int?
    /// The column in characters, from 1.
    package let column: Int?
    /// What is wrong, with the likely fix: lower case, no full stop, the user's text in backticks.
    package let what: String

    /// A problem.
    package init(file: String, line: Int? = nil, column: Int? = nil, what: String) {
        self.file = file
        self.line = line
        self.column = column
        self.what = what
    }
}

extension Problem: CustomStringConvertible {
    /// `file:line:column: what`.
    package var description: String {
        ([file] + [line, column].compactMap(\.self).map(String.init)).joined(separator: ":") + ": " + what
    }
}

/// Files that cannot be used, with all problems found in them.
package struct BadInput: Error {
    /// The problems, in the order of the files.
    package let problems: [Problem]
    /// Number of further problems that were not kept.
    package let more: Int

    /// Bad input.
    package init(_ problems: [Problem], more: Int = 0) {
        self.problems = problems
        self.more = more
    }

    /// Returns the same problems with the file under the name that users know.
    package func named(_ file: String) -> BadInput {
        BadInput(
            problems.map { Problem(file: file, line: $0.line, column: $0.column, what: $0.what) },
            more: more,
        )
    }
}
