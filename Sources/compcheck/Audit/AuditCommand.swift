internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The command `compcheck audit INVENTORY`.
struct AuditCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Evaluate an inventory of services against the rules.",
        discussion: """
            Exits 0 if no use is at or above --fail-on, 1 if one is, 2 if the audit could not be completed (no \
            findings are recorded then), 64 on a usage error. Findings go to standard output, everything else to \
            standard error.
            """,
    )

    @OptionGroup var inventory: InventoryArgument

    @OptionGroup var options: AuditOptions

    func execute() throws {
        let environment = AppEnvironment.process
        let today = environment.today
        // A gate on a past day would give the same result for ever.
        if let asOf = options.question.asOf, asOf < today, options.failOn != nil, !options.allowPast {
            throw ValidationError(
                "--fail-on judges a past day, \(asOf), not today: add --allow-past if that is meant"
            )
        }
        let session = AuditSession(in: environment, database: options.rulebook.database.location)
        let outcome = try session.run(options.request(of: inventory.inventory), today: today)
        if outcome.exitCode != 0 { throw ExitCode(outcome.exitCode) }
    }
}
