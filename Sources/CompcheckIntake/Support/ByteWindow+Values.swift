internal import CSimdjson

// Detection of the beginning and end of values.

extension ByteWindow {
    /// Consumes blanks and returns the next byte, which is not consumed; nil at the end of the input.
    func nextByte() throws -> UInt8? {
        while true {
            var blanks = 0
            while blanks < count, bytes[blanks].isBlank { blanks += 1 }
            advance(by: blanks)
            if count > 0 { return bytes[0] }
            guard try fill() else { return nil }
        }
    }

    /// Returns the length of the value at the front, and reads all its bytes into the window.
    /// - Throws: `InputFault` if the input ends before the value does.
    func valueLength() throws -> Int {
        switch bytes[0] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var splitter = csj_splitter()
            var followed = 0
            while true {
                let end = csj_split(&splitter, bytes + followed, count - followed)
                if end > 0 { return followed + end }
                followed = count
                guard try fill() else { throw cutOff() }
            }
        case UInt8(ascii: "\""):
            var length = 1
            while true {
                while length < count {
                    if bytes[length] == UInt8(ascii: "\\") {
                        length += 1
                    } else if bytes[length] == UInt8(ascii: "\"") {
                        return length + 1
                    }
                    length += 1
                }
                guard try fill() else { throw cutOff() }
            }
        default:
            var length = 0
            while true {
                while length < count {
                    if bytes[length].isBlank || ",:]}".utf8.contains(bytes[length]) { return max(1, length) }
                    length += 1
                }
                guard try fill() else { return max(1, length) }
            }
        }
    }

    /// Consumes the value at the front, however long it is.
    func passValue() throws {
        guard bytes[0] == UInt8(ascii: "{") || bytes[0] == UInt8(ascii: "[") else {
            return advance(by: try valueLength())
        }
        var splitter = csj_splitter()
        while true {
            let end = csj_split(&splitter, bytes, count)
            if end > 0 { return advance(by: end) }
            advance(by: count)
            guard try fill() else { throw cutOff() }
        }
    }

    /// Returns the error for an input that ends inside a value or before the document is complete.
    func cutOff() -> InputFault {
        let what = count == 0 ? "before it is complete" : "inside a value that begins on line \(line)"
        return InputFault(offset: offset + count, what: "is cut off: it ends \(what)")
    }
}

extension UInt8 {
    var isBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r")
            || self == UInt8(ascii: "\t")
    }
}
