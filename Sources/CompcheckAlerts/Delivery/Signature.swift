internal import CompcheckModel
internal import Crypto
internal import Foundation

/// The signature by which a receiver can authenticate a message.
enum Signature {
    /// Returns `sha256=` and the HMAC-SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal.
    static func of(_ text: String, with secret: String) -> String {
        let key = SymmetricKey(data: Data(secret.utf8))
        return "sha256=" + Digest.hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }
}
