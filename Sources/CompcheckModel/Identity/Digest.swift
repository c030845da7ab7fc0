internal import Crypto

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// SHA-256, in lower-case hexadecimal.
package struct Digest {
    private var hasher = SHA256()

    /// Creates a digest that has no bytes yet.
    package init() {}

    /// Adds more bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) { hasher.update(bufferPointer: bytes) }

    /// Returns the digest of all bytes added so far.
    package func finalize() -> String { Digest.hexadecimal(hasher.finalize()) }

    /// Returns the digest of some bytes.
    package static func sha256(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

    /// Returns the digest of a text's UTF-8 bytes.
    package static func sha256(_ text: String) -> String {
        var text = text
        return text.withUTF8 { hexadecimal(SHA256.hash(data: $0)) }
    }

    /// Returns the digest of a text's UTF-8 bytes in Base64, as content security policies (CSP Level 3) use it.
    package static func sha256Base64(_ text: String) -> String {
        var text = text
        return text.withUTF8 { Data(SHA256.hash(data: $0)).base64EncodedString() }
    }

    /// Calls `body` with the digest of some bytes, which is 32 bytes long.
    package static func withSHA256<Result>(
        of bytes: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer) throws -> Result,
    ) rethrows -> Result {
        try SHA256.hash(data: bytes).withUnsafeBytes(body)
    }

    /// Returns bytes in lower-case hexadecimal.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
