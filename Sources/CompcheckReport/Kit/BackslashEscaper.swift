/// Escapes some ASCII characters with a backslash.
package struct BackslashEscaper: Sendable {
    private let isMeant: [Bool]

    /// Creates an escaping of these ASCII characters.
    package init(_ signs: String) {
        var isMeant = [Bool](repeating: false, count: 256)
        for byte in signs.utf8 { isMeant[Int(byte)] = true }
        self.isMeant = isMeant
    }

    /// Returns the escaped text.
    package func of(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            if isMeant[Int(byte)] { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
