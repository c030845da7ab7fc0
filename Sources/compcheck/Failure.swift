internal import ArgumentParser
internal import CompcheckChecker
internal import CompcheckModel

/// Turns what went wrong into words and an exit code (DESIGN §6).
enum Failure {
    /// A use fails the audit.
    static let failing = ExitCode(1)
    /// The audit could not be done; nothing is recorded.
    static let unable = ExitCode(2)

    /// Says what went wrong on standard error and gives the exit code for it.
    static func exitCode(for error: any Error) -> any Error {
        switch told(error) {
        case let error where error is ExitCode || error is ValidationError || error is CleanExit: return error
        case let error:
            for line in words(for: error) { Terminal.say(line.shown) }
            return unable
        }
    }

    /// The same error, as one of usage where it is one.
    static func told(_ error: any Error) -> any Error {
        guard let error = error as? UnknownRule else { return error }
        let hint = error.suggestion.map { ": did you mean `\($0)`?" } ?? ""
        return ValidationError("unknown rule `\(error.id)`".shown + hint)
    }

    /// What went wrong, each problem in a line of its own.
    static func words(for error: any Error) -> [String] {
        guard let error = error as? BadInput else { return ["\(error)"] }
        return error.problems.map(\.description) + (error.more > 0 ? ["… and \(error.more) more problems"] : [])
    }
}

extension String {
    /// The text on one line, with everything visible that would drive the terminal or look like another line.
    var shown: String { madeVisible { _ in false } }

    /// The same for a text of several lines.
    var shownLines: String { madeVisible { $0 == "\n" } }

    private func madeVisible(but isKept: (Unicode.Scalar) -> Bool) -> String {
        var safe = UnicodeScalarView()
        for scalar in unicodeScalars {
            let drives: Bool =
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: !isKept(scalar)
                default: false
                }
            safe.append(contentsOf: drives ? Array(scalar.escaped(asASCII: true).unicodeScalars) : [scalar])
        }
        return String(safe)
    }
}
