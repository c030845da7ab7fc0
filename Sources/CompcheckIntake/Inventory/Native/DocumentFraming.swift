internal import CompcheckModel

/// One JSON document: `formatVersion`, `organization` and `services`, in any order.
struct DocumentFraming {
    let window: ByteWindow
    let services: ServiceReader
    let source: InventoryReader.Source

    /// Whether the input can be read a second time from its beginning.
    ///
    /// A pipe cannot, even if it has a path, and standard input shares its position with whoever opens it again.
    private var canLookAhead: Bool {
        switch source {
        case .file: window.isRegularFile
        case .bytes: true
        case .descriptor: false
        }
    }

    func read(_ take: (Service) throws -> Void) throws {
        var seen: Set<String> = []
        try window.readMembers(services.parser) { key in
            guard seen.insert(key).inserted else {
                throw InputFault(offset: window.offset, what: "duplicate key \(said: key)")
            }
            guard key == "services" else {
                if key == "organization", seen.contains("services"), !canLookAhead {
                    let what = "in a stream `organization` must come before `services`: move it up, or use a file"
                    throw InputFault(offset: window.offset, what: what)
                }
                // If the services came first, the organisation was read ahead.
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

    private func readServices(_ take: (Service) throws -> Void) throws {
        try window.readElements(of: "services") { length in
            let path = { "services[\(services.count - 1)]" }
            if let service = services.service(window, length, path: path), services.problems.isEmpty {
                try take(service)
            }
        }
    }

    /// Reads the organisation, which comes after the services, in a second pass over the file.
    private func lookAhead() throws {
        let ahead = try source.window(wantsDigest: false, copyingTo: nil)
        try ahead.skipByteOrderMark()
        let framing = DocumentFraming(window: ahead, services: services, source: source)
        // Errors in the rest of the document are reported when it is read.
        try? ahead.readMembers(services.parser) { key in
            guard key == "organization" else { return try ahead.passValue() }
            try framing.readHeader(key, isKnown: false)
        }
    }

    private func readHeader(_ key: String, isKnown: Bool) throws {
        let length = try window.valueLength()
        let value = try window.tree(length, services.parser)
        if !isKnown { DocumentHeader.read([.init(key: key, keyOffset: 0, value: value)], window, services) }
        window.advance(by: length)
    }
}
