// compcheck: the command line: arguments, wiring and exit codes.

internal import ArgumentParser
internal import CompcheckApp

/// The command line.
@main
struct Compcheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compcheck",
        abstract: "Check which vendor may serve which jurisdiction by which route, since when, and who says so.",
        version: ToolVersion.current,
        subcommands: [
            AlertsCommand.self, AlternativesCommand.self, AuditCommand.self, CertificateCommand.self,
            DatabaseCommand.self, ExplainCommand.self, ImpactCommand.self, KeyCommand.self, ReportCommand.self,
            RoutesCommand.self, RulesCommand.self, RunsCommand.self, SQLCommand.self, ScheduleCommand.self,
            TimelineCommand.self, VerifyCommand.self, WaiverCommand.self,
        ],
    )

    /// Parses and runs the command; a closed pipe is reported as an error instead of ending the process by SIGPIPE.
    static func main() {
        Signals.ignoreBrokenPipes()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as ValidationError {
            // Thrown by a running command; the parser would print the usage of `compcheck` itself.
            AppEnvironment.process.printError("Error: \(error.message)".terminalSafeLines)
            exit(withError: ExitCode.validationFailure)
        } catch {
            let code = exitCode(for: error)
            guard code == .validationFailure else { exit(withError: error) }
            // The parser's message repeats arguments as they are, and a script may take them from untrusted sources.
            AppEnvironment.process.printError(fullMessage(for: error).terminalSafeLines)
            exit(withError: code)
        }
    }
}
