internal import Crypto
internal import Foundation

/// By what a receiver knows that a message is ours.
enum Signature {
    /// `sha256=` and the HMAC-SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal.
    static func of(_ text: String, with secret: String) -> String {
        let key = SymmetricKey(data: Data(secret.utf8))
        let digits = Array("0123456789abcdef".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
        let hexadecimal = code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "sha256=" + String(decoding: hexadecimal, as: UTF8.self)
    }
}
