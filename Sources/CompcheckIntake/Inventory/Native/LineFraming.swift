internal import CompcheckModel

/// NDJSON: optionally the organisation on the first line, then one service a line.
struct LineFraming {
    let window: ByteWindow
    let services: ServiceReader

    func read(_ take: (Service) throws -> Void) throws {
        var isFirst = true
        while try window.nextByte() != nil {
            let line = try window.lineLength()
            if !isFirst || !readHeader(line), let service = services.service(window, line, path: { "" }),
                services.problems.isEmpty
            {
                try take(service)
            }
            isFirst = false
            window.advance(by: line)
        }
    }

    /// Reads the first line if it is a header; returns whether it was one.
    private func readHeader(_ length: Int) -> Bool {
        guard let tree = try? services.parser.tree(window.bytes, length), case .object(let members) = tree.content,
            DocumentHeader.isHeader(Set(members.map(\.key)))
        else { return false }
        DocumentHeader.read(members, window, services)
        return true
    }
}
