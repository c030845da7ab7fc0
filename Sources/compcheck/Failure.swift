internal import ArgumentParser
internal import CompcheckChecker
internal import CompcheckModel
internal import CompcheckStore

/// Turns what went wrong into words and an exit code (DESIGN §6).
enum Failure {
    /// A use fails the audit.
    static let failing = ExitCode(1)
    /// The audit could not be done; nothing is recorded.
    static let unable = ExitCode(2)

    /// Says what went wrong on standard error and gives the exit code for it.
    static func exitCode(for error: any Error) -> any Error {
        switch error {
        case let error as BadInput:
            for problem in error.problems { Terminal.say(problem.description.shown) }
            if error.more > 0 { Terminal.say("… and \(error.more) more problems") }
            return unable
        case let error as StoreError:
            Terminal.say("\(error)".shown)
            return unable
        case let error as UnknownRule:
            let hint = error.suggestion.map { ": did you mean `\($0)`?" } ?? ""
            return ValidationError("unknown rule `\(error.id)`".shown + hint)
        case let error as OutputError:
            Terminal.say("\(error)".shown)
            return unable
        case is ExitCode, is ValidationError, is CleanExit: return error
        default:
            Terminal.say("\(error)".shown)
            return unable
        }
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
