extension OutputBuffer {
    /// Appends the contents of a JSON string (RFC 8259 §7), without the quotes around it.
    ///
    /// Escapes quotes, backslashes and all control characters, also DEL and C1, which terminals obey; keeps `/` and all
    /// else.
    package mutating func append(escapingForJSON text: String) {
        let appended: Void? = text.utf8.withContiguousStorageIfAvailable { utf8 in
            if utf8.contains(where: \.mayNeedEscape) {
                append(escaping: utf8)
            } else {
                append(UnsafeRawBufferPointer(utf8))
            }
        }
        if appended == nil { append(escaping: Array(text.utf8)) }
    }

    private mutating func append(escaping utf8: some RandomAccessCollection<UInt8>) {
        var isAfterC2 = false
        for byte in utf8 {
            if isAfterC2 {
                isAfterC2 = false
                if byte < 0xA0 {
                    append(codeUnit: byte)
                } else {
                    append(0xC2)
                    append(byte)
                }
                continue
            }
            switch byte {
            case 0xC2: isAfterC2 = true
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\r"): append("\\r")
            case UInt8(ascii: "\t"): append("\\t")
            case 0..<0x20, 0x7F: append(codeUnit: byte)
            default: append(byte)
            }
        }
    }

    private mutating func append(codeUnit: UInt8) {
        let digits = Array("0123456789abcdef".utf8)
        append("\\u00")
        append(digits[Int(codeUnit >> 4)])
        append(digits[Int(codeUnit & 15)])
    }
}

extension UInt8 {
    /// Whether a UTF-8 byte may need an escape in a JSON string; 0xC2 begins the C1 control characters.
    fileprivate var mayNeedEscape: Bool {
        self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") || self == 0x7F || self == 0xC2
    }
}
