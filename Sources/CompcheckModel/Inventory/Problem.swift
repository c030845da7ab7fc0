/// Something wrong in a file: where, what, and how to mend it.
///
/// Rendered as `file:line:column: what`.
package struct Problem: Hashable, Sendable {
    /// The file as the user named it; `-` for standard input.
    package let file: String
    /// The line, from 1; nil where the whole file is meant.
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

/// Files that cannot be used, with everything that is wrong in them.
package struct BadInput: Error {
    /// The problems, in the order of the files.
    package let problems: [Problem]
    /// How many more there were than are kept.
    package let more: Int

    /// Bad input.
    package init(_ problems: [Problem], more: Int = 0) {
        self.problems = problems
        self.more = more
    }

    /// The same, of one file by the name under which people know it.
    package func named(_ file: String) -> BadInput {
        BadInput(
            problems.map { Problem(file: file, line: $0.line, column: $0.column, what: $0.what) },
            more: more,
        )
    }
}
