internal import CompcheckModel

/// One JSON document: `formatVersion`, `organization` and `services`, in any order.
struct DocumentFraming {
    let window: ByteWindow
    let services: ServiceReader
    let source: InventoryReader.Source

    /// Whether the input can be read a second time from its beginning.
    ///
    /// A pipe cannot, even where it has a path, and standard input shares its place with whoever opens it again.
    private var canLookAhead: Bool {
        if case .file = source { window.isRegularFile } else { false }
    }

    func read(_ take: (Service) throws -> Void) throws {
        var seen: Set<String> = []
        try readMembers { key in
            guard seen.insert(key).inserted else {
                throw InputFault(offset: window.offset, what: "the key \(said: key) stands twice")
            }
            guard key == "services" else {
                if key == "organization", seen.contains("services"), !canLookAhead {
                    let what = "in a stream `organization` must stand before `services`: move it up, or give a file"
                    throw InputFault(offset: window.offset, what: what)
                }
                // Where the services came first, the organisation was looked up before them.
                return try readHeader(key, isKnown: key == "organization" && seen.contains("services"))
            }
            if !seen.contains("organization"), canLookAhead { try lookAhead() }
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
                let key = try tree(length)
                window.advance(by: length)
                try expect(":")
                guard try window.nextByte() != nil else { throw window.cutOff() }
                if case .string(let text) = key.content { try read(text) }
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
            if let service = services.service(window, length, path: path), services.problems.isEmpty {
                try take(service)
            }
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
        let value = try tree(length)
        if !isKnown { DocumentHeader.read([.init(key: key, keyOffset: 0, value: value)], window, services) }
        window.advance(by: length)
    }

    /// The first bytes in view as a tree; what is wrong with them has its place in the input.
    private func tree(_ length: Int) throws -> JSONTree {
        do {
            return try services.parser.tree(window.bytes, length)
        } catch {
            throw InputFault(offset: window.offset + (error.offset ?? 0), what: error.what)
        }
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
