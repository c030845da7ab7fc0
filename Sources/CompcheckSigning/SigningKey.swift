// CompcheckSigning: signs statements, and tells whether a signature is good. It knows nothing of what is signed.

internal import Crypto
internal import Foundation

/// The private half of an Ed25519 key (RFC 8032).
package struct SigningKey: Sendable {
    /// The bytes before the 32 bytes of the key in PKCS #8 (RFC 8410, section 7).
    private static let head: [UInt8] = [
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]

    private let key: Curve25519.Signing.PrivateKey

    /// Creates a new key from the system's random source.
    package init() { key = Curve25519.Signing.PrivateKey() }

    /// Reads a key in PEM, as `pem` and `openssl genpkey -algorithm ed25519` write it; nil for other text.
    package init?(pem: String) {
        guard let bytes = PEM.bytes(of: pem, "PRIVATE KEY"), bytes.starts(with: SigningKey.head),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.dropFirst(SigningKey.head.count))
        else { return nil }
        self.key = key
    }

    /// The key in PEM, which is secret: whoever has it can sign.
    package var pem: String { PEM.text(of: SigningKey.head + key.rawRepresentation, "PRIVATE KEY") }

    /// The public half.
    package var verificationKey: VerificationKey { VerificationKey(key.publicKey) }

    func signature(of bytes: [UInt8]) throws -> [UInt8] { [UInt8](try key.signature(for: bytes)) }
}

/// The public half of an Ed25519 key, which verifies signatures of the private half.
package struct VerificationKey: Sendable {
    /// The bytes before the 32 bytes of the key in a SubjectPublicKeyInfo (RFC 8410, section 4).
    private static let head: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]

    private let key: Curve25519.Signing.PublicKey

    init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

    /// Reads a key in PEM, as `pem` and `openssl pkey -pubout` write it; nil for other text.
    package init?(pem: String) {
        guard let bytes = PEM.bytes(of: pem, "PUBLIC KEY"), bytes.starts(with: VerificationKey.head),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.dropFirst(VerificationKey.head.count))
        else { return nil }
        self.key = key
    }

    private var information: [UInt8] { VerificationKey.head + key.rawRepresentation }

    /// The key in PEM, for everybody who verifies signatures.
    package var pem: String { PEM.text(of: information, "PUBLIC KEY") }

    /// The id of the key: SHA-256 of its SubjectPublicKeyInfo, in lower-case hexadecimal.
    package var id: String { SHA256.hash(data: information).map { String(format: "%02x", $0) }.joined() }

    func isGood(_ signature: [UInt8], of bytes: [UInt8]) -> Bool { key.isValidSignature(signature, for: bytes) }
}

/// The PEM encoding: base64 between two lines with a label (RFC 7468).
private enum PEM {
    static func text(of bytes: [UInt8], _ label: String) -> String {
        "-----BEGIN \(label)-----\n\(Data(bytes).base64EncodedString(options: .lineLength64Characters))\n-----END \(label)-----\n"
    }

    static func bytes(of text: String, _ label: String) -> [UInt8]? {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard let first = lines.firstIndex(of: "-----BEGIN \(label)-----"),
            let last = lines[first...].firstIndex(of: "-----END \(label)-----")
        else { return nil }
        return Data(base64Encoded: lines[(first + 1)..<last].joined()).map { [UInt8]($0) }
    }
}
