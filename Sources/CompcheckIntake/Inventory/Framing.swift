internal import CSimdjson
internal import CompcheckModel

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

// How services are found in an input: where each begins and ends.

extension ByteWindow {
    /// The next byte that is no blank, with all before it used up; nil at the end of the input.
    func nextByte() throws -> UInt8? {
        while true {
            var blanks = 0
            while blanks < count, bytes[blanks].isBlank { blanks += 1 }
            advance(by: blanks)
            if count > 0 { return bytes[0] }
            guard try fill() else { return nil }
        }
    }

    /// Passes over a byte order mark.
    /// - Throws: `InputFault` where the input is empty or in an encoding other than UTF-8.
    func skipByteOrderMark() throws {
        while count < 4, try fill() {}
        guard count > 0 else { throw InputFault(offset: nil, what: "is empty") }
        if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { advance(by: 3) }
        if count >= 2, (bytes[0], bytes[1]) == (0xFF, 0xFE) || (bytes[0], bytes[1]) == (0xFE, 0xFF) || bytes[0] == 0 || bytes[1] == 0 {
            throw InputFault(offset: nil, what: "is not UTF-8 but looks like UTF-16: save it as UTF-8")
        }
    }

    /// Whether the input is one service a line rather than one document.
    func holdsLines(isExpected: Bool) throws -> Bool {
        guard try nextByte() == UInt8(ascii: "{") else {
            if count == 0 { throw InputFault(offset: nil, what: "is empty but for blanks") }
            if isExpected { return true }
            throw InputFault(offset: offset, what: "is no inventory: it must begin with `{`")
        }
        while lineLength() == nil, count < ByteWindow.longestLine, try fill() {}
        let length = lineLength() ?? count
        var splitter = csj_splitter()
        let end = csj_split(&splitter, bytes, length)
        guard end > 0 else { return isExpected }
        let tree = try? JSONParser().tree(bytes, end)
        guard case .object(let members) = tree?.content else { return isExpected }
        let isHeader = members.contains { $0.key == "organization" } || members.contains { $0.key == "id" }
        return !members.contains { $0.key == "services" } && (isHeader || isExpected)
    }

    /// A line that tells the kind of input is not longer than this.
    private static let longestLine = 4 << 20

    /// The number of bytes in view before the next line feed.
    func lineLength() -> Int? {
        lineLength(from: 0)
    }

    /// The same, where it is known that the first `searched` bytes hold none.
    func lineLength(from searched: Int) -> Int? {
        guard let found = memchr(bytes + searched, Int32(UInt8(ascii: "\n")), count - searched) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
    }

    /// The length of the value at the front, of which all bytes are then in view.
    /// - Throws: `InputFault` where the input ends before it.
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

    /// Uses up the value at the front, however long it is.
    func passValue() throws {
        guard bytes[0] == UInt8(ascii: "{") || bytes[0] == UInt8(ascii: "[") else { return advance(by: try valueLength()) }
        var splitter = csj_splitter()
        while true {
            let end = csj_split(&splitter, bytes, count)
            if end > 0 { return advance(by: end) }
            advance(by: count)
            guard try fill() else { throw cutOff() }
        }
    }

    /// The input ends where something is still open.
    func cutOff() -> InputFault {
        InputFault(offset: offset + count, what: "is cut off: the file ends inside a value that begins at line \(line)")
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") || self == UInt8(ascii: "\t")
    }
}

/// NDJSON: perhaps the organisation on the first line, then one service a line.
struct LineFraming {
    let window: ByteWindow
    let services: ServiceReader

    func read(_ take: (Service) throws -> Void) throws {
        var isFirst = true
        while try window.nextByte() != nil {
            var searched = 0
            var length = window.lineLength()
            while length == nil {
                searched = window.count
                guard try window.fill() else { break }
                length = window.lineLength(from: searched)
            }
            let line = length ?? window.count
            if isFirst, readHeader(line) {
                isFirst = false
            } else {
                isFirst = false
                if let service = services.service(window, line, path: { "" }), services.problems.isEmpty { try take(service) }
            }
            window.advance(by: line)
        }
    }

    /// Reads the first line where it speaks of the organisation.
    private func readHeader(_ length: Int) -> Bool {
        guard let tree = try? services.parser.tree(window.bytes, length), case .object(let members) = tree.content,
            !members.contains(where: { $0.key == "id" })
        else { return false }
        DocumentHeader.read(members, window, services)
        return true
    }
}

/// What stands around the services: the format's version and the organisation.
enum DocumentHeader {
    static let keys = ["formatVersion", "organization", "services"]

    static func read(_ members: [JSONTree.Member], _ window: ByteWindow, _ services: ServiceReader) {
        for member in members {
            switch member.key {
            case "formatVersion": checkVersion(member.value, window, services)
            case "organization":
                guard !member.value.isNull else { continue }
                services.readOrganization(member.value, at: "organization", window)
            default:
                let what = "unknown key `\(member.key)`" + didYouMean(member.key, keys)
                services.note(Notice(kind: .unknownKey, what: what), line: window.line)
            }
        }
    }

    private static func checkVersion(_ tree: JSONTree, _ window: ByteWindow, _ services: ServiceReader) {
        if case .number("1") = tree.content { return }
        let said: String
        if case .number(let number) = tree.content { said = number } else { said = tree.kind }
        services.add(
            "this compcheck reads version 1 of the format, not \(said)",
            at: "formatVersion",
            offset: tree.offset,
            window
        )
    }
}

/// One JSON document: `formatVersion`, `organization` and `services`, in any order.
struct DocumentFraming {
    let window: ByteWindow
    let services: ServiceReader
    let source: InventoryReader.Source

    func read(_ take: (Service) throws -> Void) throws {
        var seen: Set<String> = []
        try readMembers { key in
            guard seen.insert(key).inserted else {
                throw InputFault(offset: window.offset, what: "the key `\(key)` stands twice")
            }
            guard key == "services" else {
                if key == "organization", seen.contains("services"), case .standardInput = source {
                    throw InputFault(
                        offset: window.offset,
                        what: "on standard input `organization` must stand before `services`: move it up, or give a file"
                    )
                }
                // Where the services came first, the organisation was looked up before them.
                return try readHeader(key, isKnown: key == "organization" && seen.contains("services"))
            }
            if !seen.contains("organization"), case .file = source { try lookAhead() }
            try readServices(take)
        }
        if !seen.contains("services") {
            throw InputFault(offset: nil, what: "has no `services`: is this a compcheck inventory?")
        }
        if !seen.contains("formatVersion") {
            services.note(Notice(kind: .unknownKey, what: "`formatVersion` is missing and taken to be 1"), line: 1)
        }
    }

    /// Passes the members of the root by; `read` uses up each value.
    private func readMembers(_ read: (String) throws -> Void) throws {
        try expect("{")
        if try window.nextByte() == UInt8(ascii: "}") {
            window.advance(by: 1)
        } else {
            repeat {
                guard try window.nextByte() == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
                let length = try window.valueLength()
                let tree = try services.parser.tree(window.bytes, length)
                window.advance(by: length)
                try expect(":")
                guard try window.nextByte() != nil else { throw window.cutOff() }
                if case .string(let key) = tree.content { try read(key) }
            } while try goesOn(until: "}")
        }
        if try window.nextByte() != nil { throw unexpected("the end, as the document is complete") }
    }

    private func readServices(_ take: (Service) throws -> Void) throws {
        guard try window.nextByte() == UInt8(ascii: "[") else {
            throw InputFault(offset: window.offset, what: "services: must be a list")
        }
        window.advance(by: 1)
        if try window.nextByte() == UInt8(ascii: "]") { return window.advance(by: 1) }
        repeat {
            guard try window.nextByte() != nil else { throw window.cutOff() }
            let length = try window.valueLength()
            let path = { "services[\(services.count - 1)]" }
            if let service = services.service(window, length, path: path), services.problems.isEmpty { try take(service) }
            window.advance(by: length)
        } while try goesOn(until: "]")
    }

    /// Reads the members that stand after the services, in a second pass over the file.
    private func lookAhead() throws {
        let ahead = ByteWindow(descriptor: try source.open(), wantsDigest: false)
        try ahead.skipByteOrderMark()
        let framing = DocumentFraming(window: ahead, services: services, source: source)
        // What is wrong with the rest of the document is found, and said, when it is read.
        try? framing.readMembers { key in
            guard key == "organization" else { return try ahead.passValue() }
            try framing.readHeader(key, isKnown: false)
        }
    }

    private func readHeader(_ key: String, isKnown: Bool) throws {
        let length = try window.valueLength()
        do {
            let tree = try services.parser.tree(window.bytes, length)
            if !isKnown { DocumentHeader.read([.init(key: key, keyOffset: 0, value: tree)], window, services) }
        } catch {
            throw InputFault(offset: window.offset + (error.offset ?? 0), what: error.what)
        }
        window.advance(by: length)
    }

    // MARK: Punctuation

    private func expect(_ mark: Character) throws {
        guard try window.nextByte() == mark.asciiValue else { throw unexpected("`\(mark)`") }
        window.advance(by: 1)
    }

    /// Whether a comma follows; else it must be the closing mark.
    private func goesOn(until mark: Character) throws -> Bool {
        let next = try window.nextByte()
        guard next == UInt8(ascii: ",") || next == mark.asciiValue else { throw unexpected("`,` or `\(mark)`") }
        window.advance(by: 1)
        return next == UInt8(ascii: ",")
    }

    private func unexpected(_ wanted: String) -> InputFault {
        guard window.count > 0 else { return window.cutOff() }
        return InputFault(offset: window.offset, what: "is not JSON: expected \(wanted)")
    }
}
