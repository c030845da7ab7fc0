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
struct CertificateNewCommand: Command {
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

    @OptionGroup var file: OutputFileOption

    @OptionGroup var database: DatabaseOption

    func execute() throws {
        let files = [database.path, key.path]
        let database = try self.database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        let run = try database.recordedRun(named.choice)
        let certificate = try run.certificate(ofService: service, signedBy: KeyFile(key.path).read(), in: database)
        try Output(file.output, sparing: files, in: .process).put(certificate)
    }
}
