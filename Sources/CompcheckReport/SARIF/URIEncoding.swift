/// Encodes texts as parts of a URI (RFC 3986).
enum URIEncoding {
    /// Returns a file path as a URI reference: relative as it is, absolute with `file:`.
    static func reference(toFile path: String) -> String {
        let encoded = encode(path, keeping: unreserved + [UInt8(ascii: "/")])
        return path.hasPrefix("/") ? "file://" + encoded : encoded
    }

    /// Returns a web address that is safe in a link; nil for any other text.
    static func webAddress(_ text: String) -> String? {
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
        return encode(text, keeping: unreserved + Array(":/?#@!$&'*+,;=%".utf8))
    }

    private static let unreserved = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8
    )

    private static func encode(_ text: String, keeping kept: [UInt8]) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if kept.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
