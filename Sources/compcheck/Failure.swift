internal import ArgumentParser
internal import CompcheckApp

/// Turns what went wrong into words and an exit code (docs/design.md §6).
enum Failure {
    /// A use fails the audit.
    static let failing = ExitCode(1)
    /// The audit, or another command, could not be done.
    static let unable = ExitCode(2)

    /// Prints what went wrong on standard error and gives the exit code for it.
    static func exitCode(for error: any Error) -> any Error {
        switch error {
        case let error where error is ExitCode || error is ValidationError || error is CleanExit: return error
        case let error:
            if let fault = UsageFault(error) {
                return ValidationError((fault.description + ErrorAdvice.ending(of: fault)).terminalSafe)
            }
            for line in message(for: error) { AppEnvironment.process.printError(line.terminalSafe) }
            return unable
        }
    }

    /// What went wrong, each problem in a line of its own, with the command that helps.
    static func message(for error: any Error) -> [String] {
        guard let advice = ErrorAdvice.message(for: error) else { return ErrorLines.of(error) }
        return ErrorLines.of(error).map {
            advice.position == .before ? "\(advice.words)\($0)" : "\($0): \(advice.words)"
        }
    }
}
