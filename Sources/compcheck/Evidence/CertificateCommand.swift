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
        abstract: "Sign a recorded audit for people who do not have the database.",
        subcommands: [CertificateNewCommand.self, CertificateVerifyCommand.self],
        defaultSubcommand: CertificateNewCommand.self,
    )
}

/// The command `compcheck certificate RUN`.
struct CertificateNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Sign the findings of a recorded audit; `certificate RUN` for short.",
        discussion: """
            Writes an in-toto Statement v1 in a DSSE envelope, signed with Ed25519. It holds the digests of the \
            inventory, of the rulebook and of everything that was reported, the day in question, the instant as of \
            which the rules were known, the version of compcheck, and the ledger entry of the run. If there are no \
            findings, it says so: how many rules were considered on that day, which ones, and that none applied.

            Only reads the database. The same run and key give the same bytes.
            """,
    )

    @OptionGroup var named: RunArgument

    @Option(help: ArgumentHelp("Certify only this service, with its verdict in each jurisdiction.", valueName: "id"))
    var service: String?

    @OptionGroup var key: KeyOption

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the certificate to this file, completely or not at all.", valueName: "file"),
        completion: .file(),
    )
    var output: String?

    @OptionGroup var database: DatabaseOption

    func run() throws {
        do {
            let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
            let run = try database.recordedRun(named.choice)
            let key = try KeyFile(key.path).read()
            let statement = try statement(of: run, in: database)
            let type = CertificateStatement.payloadType
            let envelope = try Envelope(Array(statement.utf8), type: type, by: key)
            let files = [database.path, self.key.path]
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
            ledger: entry.map { CertificateStatement.LedgerPosition(entry: Int($0.number), digest: $0.digest) },
        )
        try run.uses.handOut { statement.add($0) }
        if let service, statement.count == 0 {
            throw ValidationError("run \(run.id) has no service `\(service)`".terminalSafe)
        }
        return statement.json(run.summary)
    }
}
