internal import CSimdjson

// Reading of a JSON document part by part: its members, its elements and the marks between them.

extension ByteWindow {
    /// Calls `read` for each member of the document at the front, to its end; `read` consumes the value.
    /// - Throws: `InputFault` if the document is incomplete or something follows it; whatever `read` throws.
    func readMembers(_ parser: JSONParser, _ read: (_ key: String) throws -> Void) throws {
        try expect("{")
        if try nextByte() == UInt8(ascii: "}") {
            advance(by: 1)
        } else {
            repeat {
                guard try nextByte() == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
                let length = try valueLength()
                let key = try tree(length, parser)
                advance(by: length)
                try expect(":")
                guard try nextByte() != nil else { throw cutOff() }
                if case .string(let text) = key.content { try read(text) }
            } while try goesOn(until: "}")
        }
        if try nextByte() != nil { throw unexpected("the end of the input: the document is complete") }
    }

    /// Calls `read` with the length of each element of the list at the front; its bytes are in the window.
    /// - Throws: `InputFault` if there is no list or it is incomplete; whatever `read` throws.
    func readElements(of name: String, _ read: (_ length: Int) throws -> Void) throws {
        guard try nextByte() == UInt8(ascii: "[") else {
            throw InputFault(offset: offset, what: "\(name): must be a list")
        }
        advance(by: 1)
        if try nextByte() == UInt8(ascii: "]") { return advance(by: 1) }
        repeat {
            guard try nextByte() != nil else { throw cutOff() }
            let length = try valueLength()
            try read(length)
            advance(by: length)
        } while try goesOn(until: "]")
    }

    /// Parses the first bytes in the window as a tree; an error has its offset in the whole input.
    func tree(_ length: Int, _ parser: JSONParser) throws -> JSONTree {
        do {
            return try parser.tree(bytes, length)
        } catch {
            throw InputFault(offset: offset + (error.offset ?? 0), what: error.what)
        }
    }

    private func expect(_ mark: Character) throws {
        guard try nextByte() == mark.asciiValue else { throw unexpected("`\(mark)`") }
        advance(by: 1)
    }

    /// Consumes a comma or the closing mark, and returns whether it was a comma.
    private func goesOn(until mark: Character) throws -> Bool {
        let next = try nextByte()
        guard next == UInt8(ascii: ",") || next == mark.asciiValue else { throw unexpected("`,` or `\(mark)`") }
        advance(by: 1)
        return next == UInt8(ascii: ",")
    }

    private func unexpected(_ wanted: String) -> InputFault {
        guard count > 0 else { return cutOff() }
        return InputFault(offset: offset, what: "is not JSON: expected \(wanted)")
    }
}
