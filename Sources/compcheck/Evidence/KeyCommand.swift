internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckSigning

/// The commands `compcheck key …`.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Create or show the key that signs certificates.",
        subcommands: [KeyNewCommand.self, KeyShowCommand.self],
    )
}

/// The command `compcheck key new`.
struct KeyNewCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Create an Ed25519 key in a file that only its owner may read.",
        discussion: """
            The file is PKCS #8 in PEM, which other tools read too. Never overwrites a file. Prints the public key: \
            give it to those who are to trust your certificates.
            """,
    )

    @OptionGroup var key: KeyOption

    func execute() throws {
        let fresh = SigningKey()
        try KeyFile(key.path).write(fresh)
        AppEnvironment.process.printError(
            "the private key is in \(key.path): keep it secret, and keep a backup".terminalSafe
        )
        try Output(in: .process).put(fresh.verificationKey.pem)
    }
}

/// The command `compcheck key show`.
struct KeyShowCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the public key.",
    )

    @OptionGroup var key: KeyOption

    func execute() throws {
        let known = try KeyFile(key.path).read().verificationKey
        AppEnvironment.process.printError("key \(known.id)")
        try Output(in: .process).put(known.pem)
    }
}
