internal import CSimdjson

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

// Detection of the kind of input.

extension ByteWindow {
    /// Skips a byte order mark.
    /// - Throws: `InputFault` if the input is empty or in an encoding other than UTF-8.
    func skipByteOrderMark() throws {
        while count < 4, try fill() {}
        guard count > 0 else { throw InputFault(offset: nil, what: "is empty") }
        if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return advance(byMark: 3) }
        guard count >= 2 else { return }
        let mark = (bytes[0], bytes[1])
        if mark == (0xFF, 0xFE) || mark == (0xFE, 0xFF) || mark.0 == 0 || mark.1 == 0 {
            throw InputFault(offset: nil, what: "is not UTF-8 but looks like UTF-16: save it as UTF-8")
        }
    }

    /// Returns whether the input has one service a line rather than being one document.
    func holdsLines(isExpected: Bool) throws -> Bool {
        guard try nextByte() == UInt8(ascii: "{") else {
            if count == 0 { throw InputFault(offset: nil, what: "contains only whitespace") }
            if isExpected { return true }
            throw InputFault(offset: offset, what: "is not an inventory: it must begin with `{`")
        }
        let length = try lineLength(atMost: ByteWindow.longestLine)
        var splitter = csj_splitter()
        let end = csj_split(&splitter, bytes, length)
        guard end > 0, let tree = try? JSONParser().tree(bytes, end), case .object(let members) = tree.content
        else { return isExpected }
        let keys = Set(members.map(\.key))
        guard !keys.contains("services") else { return false }
        if isExpected || keys.contains("id") { return true }
        // A document without services is still not a list of lines.
        return DocumentHeader.isHeader(keys) ? try holdsMore(behind: length) : false
    }

    /// The longest first line from which the kind of input is detected, in bytes.
    static let longestLine = 4 << 20

    /// Returns the number of bytes in the window before the next line feed or the end of the input.
    func lineLength(atMost most: Int = .max) throws -> Int {
        var searched = 0
        while true {
            if let end = memchr(bytes + searched, Int32(UInt8(ascii: "\n")), count - searched) {
                return UnsafeRawPointer(end) - UnsafeRawPointer(bytes)
            }
            searched = count
            guard searched < most, try fill() else { return searched }
        }
    }

    /// Returns whether anything but blanks follows.
    private func holdsMore(behind length: Int) throws -> Bool {
        var position = length
        while true {
            while position < count {
                if !bytes[position].isBlank { return true }
                position += 1
            }
            guard try fill() else { return false }
        }
    }
}
