internal import Crypto

/// An identifier made from a name, the same for the same name on every machine (UUID version 5, RFC 9562 §5.5).
package struct NamedUUID: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Creates an identifier from its two halves.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Creates the identifier of a name in a namespace.
    package init(of name: String, in namespace: NamedUUID) {
        var hasher = Insecure.SHA1()
        hasher.update(data: namespace.bytes)
        var name = name
        name.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for (position, byte) in hasher.finalize().prefix(16).enumerated() {
            if position < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
        }
        // The version is in the upper half, the variant at the beginning of the lower.
        self.init(high: high & ~0xF000 | 0x5000, low: low & ~(0b11 << 62) | 0b10 << 62)
    }

    private var bytes: [UInt8] { [high, low].flatMap { half in (0..<8).map { UInt8(half >> (56 - 8 * $0) & 0xFF) } } }
}

extension NamedUUID: CustomStringConvertible {
    /// 32 lower-case hexadecimal digits in five groups.
    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (position, byte) in bytes.enumerated() {
            if position == 4 || position == 6 || position == 8 || position == 10 { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
