internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckKit
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck verify`.
struct VerifyCommand: ParsableCommand {
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

    func run() throws {
        do {
            let database = try database.openForReading()
            let found = try database.verify(head: head?.lowercased())
            let problems = try found.problems + falseMemories(in: database)
            let output = Output(in: .process)
            if problems.isEmpty {
                return try output.put(
                    "all fits: \(found.entries) ledger entries, the newest has the digest\n\(found.head)\n"
                )
            }
            try output.put(problems.map { $0.terminalSafe + "\n" }.joined())
            throw Failure.failing
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    /// Returns problems with the digests recorded for this program's built-in rules.
    ///
    /// A forged digest would keep the built-in rules from being recorded.
    private func falseMemories(in database: ReadOnlyDatabase) throws -> [String] {
        let pack = RulebookSource.builtinPack
        let remembered = try database.digests(ofPack: pack, from: BuiltinPack.source)
        if remembered.isEmpty { return [] }
        let stated = Document.digest(of: try RulebookSource.read(folders: [pack], recordedOn: nil).documents)
        return remembered.filter { $0 != stated }.map {
            "pack_source: the rules of this compcheck have the digest \(stated), not \($0)"
        }
    }
}
