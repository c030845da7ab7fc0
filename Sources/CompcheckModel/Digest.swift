internal import Crypto

/// SHA-256, in lower-case hexadecimal.
public struct Digest {
    private var hasher = SHA256()

    /// A digest of nothing yet.
    public init() {}

    /// Takes in more bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) { hasher.update(bufferPointer: bytes) }

    /// The digest of all bytes taken in so far.
    public func finalize() -> String { Digest.hexadecimal(hasher.finalize()) }

    /// The digest of a text's UTF-8 bytes.
    public static func sha256(_ text: String) -> String {
        var text = text
        return text.withUTF8 { hexadecimal(SHA256.hash(data: $0)) }
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
