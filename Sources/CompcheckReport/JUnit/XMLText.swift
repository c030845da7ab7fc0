// The subset of XML 1.0 that a report needs. The available libraries, Foundation's XMLDocument and XMLCoder, hold a
// whole document in memory, but a report of a million uses must stream.

extension OutputBuffer {
    /// Appends ` name="value"`; the value must be safe text.
    mutating func append(xmlAttribute name: String, _ value: String) {
        append(" \(name)=\"")
        append(escapingForXML: value)
        append("\"")
    }

    /// Appends safe text and escapes XML's special characters, including `>`, which ends `]]>`.
    ///
    /// Safe text has no control characters, which XML forbids; line breaks stay as they are.
    mutating func append(escapingForXML text: String) {
        guard text.utf8.contains(where: "&<>\"".utf8.contains) else { return append(text) }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\""): append("&quot;")
            default: append(byte)
            }
        }
    }
}
