// As much of XML 1.0 as a report needs. The libraries at hand, Foundation's XMLDocument and XMLCoder, hold a whole
// document in memory; a report of a million uses streams.

extension OutputBuffer {
    /// Appends ` name="value"`, the value being safe text.
    mutating func append(xmlAttribute name: String, _ value: String) {
        append(" \(name)=\"")
        append(escapingForXML: value)
        append("\"")
    }

    /// Appends safe text, in which XML's own signs are escaped; `>` too, for it ends `]]>`.
    ///
    /// Control characters, which XML forbids, are no part of safe text; line breaks are kept as they are.
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
