internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckSigning

/// The commands `compcheck key …`.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "The key that certificates are signed with.",
        subcommands: [KeyNewCommand.self, KeyShowCommand.self],
    )
}

/// The command `compcheck key new`.
struct KeyNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a new Ed25519 key, in a file that only its owner may read.",
        discussion: """
            The file is PKCS #8 in PEM, as other tools read it too. No key takes another's place. The public half is told: \
            give it to those who are to trust your certificates.
            """,
    )

    @OptionGroup var key: KeyOption

    func run() throws {
        do {
            let fresh = SigningKey()
            try KeyFile(key.path).write(fresh)
            AppEnvironment.process.printError(
                "the private key is in \(key.path): keep it to yourself, and keep a copy".shown
            )
            try Output(in: .process).put(fresh.verificationKey.pem)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}

/// The command `compcheck key show`.
struct KeyShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Tell the public half of the key.",
    )

    @OptionGroup var key: KeyOption

    func run() throws {
        do {
            let known = try KeyFile(key.path).read().verificationKey
            AppEnvironment.process.printError("key \(known.id)")
            try Output(in: .process).put(known.pem)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
