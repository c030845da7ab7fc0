package import CompcheckModel

/// Reads the findings of an audit report in compcheck's own JSON or NDJSON, use by use.
///
/// A document is streamed as lines are: no more than one use is in memory.
package enum BaselineReader {
    private static let advice = "is this a compcheck report in JSON or NDJSON?"

    /// Reads a file.
    ///
    /// An empty one is the NDJSON of an audit without findings, if it is named `.ndjson` or `.jsonl`.
    /// - Parameters:
    ///   - path: The file.
    ///   - take: Is given each finding.
    /// - Throws: `BadInput` with the first thing that is wrong in it.
    package static func read(_ path: String, _ take: (KnownFinding) -> Void) throws(BadInput) {
        let window = ByteWindow(.descriptor(try openFile(path, as: "a report")), wantsDigest: false)
        let parser = JSONParser()
        do {
            let isNamedLines = [".ndjson", ".jsonl"].contains(where: path.hasSuffix)
            if isNamedLines, try window.nextByte() == nil { return }
            try window.skipByteOrderMark()
            if try holdsLines(window, parser) {
                try readLines(window, parser, take)
            } else {
                try readDocument(window, parser, take)
            }
        } catch let fault as InputFault {
            let position = fault.offset.map(window.position)
            throw BadInput([Problem(file: path, line: position?.line, column: position?.column, what: fault.what)])
        } catch {
            throw BadInput([Problem(file: path, what: "\(error)")])
        }
    }

    /// Returns whether the first line is exactly one use.
    private static func holdsLines(_ window: ByteWindow, _ parser: JSONParser) throws -> Bool {
        guard try window.nextByte() == UInt8(ascii: "{") else {
            if window.count == 0 { throw InputFault(offset: nil, what: "contains only whitespace") }
            throw InputFault(offset: window.offset, what: "does not begin with `{`: \(advice)")
        }
        let length = try window.lineLength(atMost: ByteWindow.longestLine)
        guard let tree = try? parser.tree(window.bytes, length), case .object(let members) = tree.content else {
            return false
        }
        return members.contains { $0.key == "findings" }
    }

    private static func readLines(
        _ window: ByteWindow,
        _ parser: JSONParser,
        _ take: (KnownFinding) -> Void,
    ) throws {
        while try window.nextByte() != nil {
            let length = try window.lineLength()
            try readUse(window, length, parser, take)
            window.advance(by: length)
        }
    }

    private static func readDocument(
        _ window: ByteWindow,
        _ parser: JSONParser,
        _ take: (KnownFinding) -> Void,
    ) throws {
        var seen: Set<String> = []
        try window.readMembers(parser) { key in
            seen.insert(key)
            switch key {
            case "formatVersion":
                let length = try window.valueLength()
                guard case .number("1") = try window.tree(length, parser).content else {
                    throw InputFault(
                        offset: window.offset,
                        what: "formatVersion: this compcheck reads only version 1: update compcheck",
                    )
                }
                window.advance(by: length)
            case "uses":
                try window.readElements(of: key) { try readUse(window, $0, parser, take) }
            default: try window.passValue()
            }
        }
        for key in ["formatVersion", "uses"] where !seen.contains(key) {
            throw InputFault(offset: nil, what: "has no `\(key)`: \(advice)")
        }
    }

    private static func readUse(
        _ window: ByteWindow,
        _ length: Int,
        _ parser: JSONParser,
        _ take: (KnownFinding) -> Void,
    ) throws {
        let tree = try window.tree(length, parser)
        do throws(InputFault) {
            try ReportedUse(tree).known.forEach(take)
        } catch {
            throw InputFault(offset: window.offset + (error.offset ?? 0), what: "\(error.what): \(advice)")
        }
    }
}
