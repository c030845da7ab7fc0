internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckSigning
internal import CompcheckStore
internal import CompcheckViews

/// The commands `compcheck certificate …`.
struct CertificateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "Sign what a recorded audit found, for those who have no database.",
        subcommands: [CertificateNewCommand.self, CertificateVerifyCommand.self],
        defaultSubcommand: CertificateNewCommand.self,
    )
}

/// The command `compcheck certificate RUN`.
struct CertificateNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Sign what a recorded audit found; `certificate RUN` for short.",
        discussion: """
            An in-toto Statement v1 in a DSSE envelope, signed with Ed25519: the digests of the inventory, of the rulebook \
            and of everything that was told, the day in question, what was known, by which compcheck, and where the ledger \
            stood. Where nothing was found it says so: how many rules were considered on that day, and which, and that none \
            applied.

            The database is only read. The same run and key give the same bytes.
            """,
    )

    @OptionGroup var named: RunArgument

    @Option(help: ArgumentHelp("Only of this service, with its verdict in each place.", valueName: "id"))
    var service: String?

    @OptionGroup var key: KeyOption

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write it to a file, whole or not at all.", valueName: "file"),
        completion: .file(),
    )
    var output: String?

    @OptionGroup var place: DatabaseOption

    func run() throws {
        do {
            let database = try place.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
            let run = try database.recordedRun(named.choice)
            let key = try KeyFile(key.path).read()
            let statement = try statement(of: run, in: database)
            let type = CertificateStatement.payloadType
            let envelope = try Envelope(Array(statement.utf8), type: type, by: key)
            let files = [place.path, self.key.path]
            let output = try Output(self.output, sparing: files, in: .process)
            try output.put(envelope.json)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    private func statement(of run: RecordedRun, in database: ReadOnlyDatabase) throws -> String {
        let entry = try database.ledgerEntry(endOf: run.id)
        var statement = CertificateStatement(
            run.audit,
            run: Int(run.id.number),
            knownAt: run.audit.knownAt ?? run.record.startedAt,
            service: service,
            ledger: entry.map { CertificateStatement.LedgerPlace(entry: Int($0.number), digest: $0.digest) },
        )
        try run.uses.handOut { statement.add($0) }
        if let service, statement.count == 0 {
            throw ValidationError("run \(run.id) has no service `\(service)`".shown)
        }
        return statement.json(run.summary)
    }
}
