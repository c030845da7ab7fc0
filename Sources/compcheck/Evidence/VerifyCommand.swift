internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckStore

/// The command `compcheck verify`.
struct VerifyCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify the ledger, and check the records that it covers.",
        discussion: """
            Each change of rules, run, waiver and pruning is a ledger entry, chained by SHA-256 to the one before it. \
            Every entry, every row that it covers and every stored digest must match; the first mismatch is printed \
            first.

            Store the printed digest of the newest entry somewhere else: with --head, a later `verify` checks that \
            everything up to that entry is still there, unchanged. A certificate holds such a digest too.

            Exits 0 if everything matches, 1 if something does not, 2 if the database cannot be read.
            """,
    )

    @Option(help: ArgumentHelp("The digest of an entry that must be in the ledger.", valueName: "digest"))
    var head: String?

    @OptionGroup
    var database: DatabaseOption

    func validate() throws {
        if let head, head.count != 64 || !head.allSatisfy({ $0.isHexDigit }) {
            throw ValidationError(
                "--head takes a digest, 64 hexadecimal digits, as an earlier `compcheck verify` printed it"
            )
        }
    }

    func execute() throws {
        let (verification, problems) = try LedgerVerification.verify(database.location, head: head?.lowercased())
        let output = Output(in: .process)
        if problems.isEmpty {
            let entries = "\(verification.entries) ledger entries, the newest has the digest"
            return try output.put("all fits: \(entries)\n\(verification.head)\n")
        }
        try output.put(problems.map { $0.terminalSafe + "\n" }.joined())
        throw Failure.failing
    }
}
