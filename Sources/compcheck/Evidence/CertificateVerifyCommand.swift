internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckSigning
internal import CompcheckViews
internal import Foundation

/// The command `compcheck certificate verify FILE --key PUB`.
struct CertificateVerifyCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify the signature of a certificate, and print what it says.",
        discussion: """
            Needs no database. Exits 0 if the signature is good, 1 if it is not, 2 if a file cannot be read or if \
            --inventory names a different inventory, 64 on a usage error.
            """,
    )

    @Argument(help: "The certificate.", completion: .file())
    var file: String

    @Option(help: ArgumentHelp("The public key file, in PEM.", valueName: "file"), completion: .file())
    var key: String

    @Option(
        help: ArgumentHelp("Also check that the certificate is about the inventory in this file.", valueName: "file"),
        completion: .file(),
    )
    var inventory: String?

    func execute() throws {
        do {
            let pem = String(decoding: try bytes(key), as: UTF8.self)
            guard let key = VerificationKey(pem: pem) else {
                throw KeyFile.Fault(path: key, what: "is no Ed25519 public key in PEM")
            }
            let envelope = try Envelope(json: try bytes(file))
            try envelope.verify(type: CertificateStatement.payloadType, by: key)
            guard let summary = CertificateSummary(envelope.payload) else { throw Envelope.Fault.unreadable }
            try Output(in: .process).put(
                "good signature of key \(key.id)\n" + summary.lines.map { $0.terminalSafe + "\n" }.joined()
            )
            guard let inventory else { return }
            guard try Digest.sha256(bytes(inventory)) == summary.inventoryDigest else {
                throw KeyFile.Fault(path: inventory, what: "is not the inventory that the certificate is about")
            }
            try Output(in: .process).put("the inventory is the one in \(inventory)\n".terminalSafeLines)
        } catch let fault as Envelope.Fault {
            AppEnvironment.process.printError("`\(file)`: \(fault.displayText)".terminalSafe)
            throw fault == .unreadable ? Failure.unable : Failure.failing
        }
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw KeyFile.Fault(path: path, what: "no such file, or it cannot be read")
        }
        return [UInt8](data)
    }
}

extension Envelope.Fault {
    /// The message, to follow the file's name.
    fileprivate var displayText: String {
        switch self {
        case .unreadable: "is not a compcheck certificate: expected a DSSE envelope with an in-toto statement"
        case .notSigned: "is not signed with that key, or was changed since: do not trust it"
        case .otherPayload(let type): "is signed with that key, but is not a certificate: it holds `\(type)`"
        }
    }
}
