internal import CompcheckModel

/// Why rules or an inventory cannot be used.
public enum CompcheckError: Error, Hashable, Sendable {
    /// One thing that is wrong, and where.
    public struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// The file, or the name that the bytes were given.
        public let file: String
        /// The line, from 1; nil: the file as a whole.
        public let line: Int?
        /// The column of the line, from 1, in characters; nil: the line as a whole.
        public let column: Int?
        /// What is wrong, and the likely fix.
        public let message: String

        /// The problem as compilers write it: `file:line:column: message`.
        public var description: String {
            ([file] + [line, column].compactMap(\.self).map(String.init)).joined(separator: ":") + ": " + message
        }
    }

    /// The rules are wrong: all problems of all files.
    case invalidRules([Problem])
    /// The inventory is wrong: the first problems, up to a hundred or so.
    case invalidInventory([Problem])
    /// A rule that is assumed or left out does not exist; the suggestion is what was probably meant.
    case unknownRule(String, suggestion: String?)

    init(rules error: BadInput) { self = .invalidRules(error.problems.map(Problem.init)) }

    init(inventory error: BadInput) { self = .invalidInventory(error.problems.map(Problem.init)) }
}

extension CompcheckError: CustomStringConvertible {
    /// Every problem, each in a line.
    public var description: String {
        switch self {
        case .invalidRules(let problems), .invalidInventory(let problems):
            problems.map(\.description).joined(separator: "\n")
        case .unknownRule(let id, let suggestion):
            "unknown rule `\(id)`" + didYouMean(suggestion)
        }
    }
}

extension CompcheckError.Problem {
    fileprivate init(_ problem: Problem) {
        self.init(file: problem.file, line: problem.line, column: problem.column, message: problem.what)
    }
}
