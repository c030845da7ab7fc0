internal import CSimdjson

/// A JSON value in memory, each part with its offset.
///
/// Used for values that are decoded in full; most of an inventory is read in place.
struct JSONTree {
    indirect enum Content {
        case null
        case bool(Bool)
        /// The number as written, so that no decimal is rounded.
        case number(String)
        case string(String)
        case array([JSONTree])
        case object([Member])
    }

    struct Member {
        let key: String
        let keyOffset: Int
        let value: JSONTree
    }

    let content: Content
    /// The offset of its first byte in the text.
    let offset: Int

    var isNull: Bool { if case .null = content { true } else { false } }

    /// The kind of value, for error messages.
    var kind: String {
        switch content {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// A simdjson parser with its buffers, which are reused.
final class JSONParser {
    let handle = csj_parser_create()

    deinit { csj_parser_destroy(handle) }

    /// Parses one whole value.
    /// - Throws: `InputFault` with an offset from the first byte.
    func tree(_ bytes: UnsafePointer<UInt8>, _ count: Int) throws(InputFault) -> JSONTree {
        let builder = TreeBuilder()
        let error = csj_walk(handle, bytes, count, Unmanaged.passUnretained(builder).toOpaque()) {
            context,
            event,
            text,
            length,
            offset in
            guard let context else { return }
            let text = UnsafeBufferPointer(start: text, count: length)
            Unmanaged<TreeBuilder>.fromOpaque(context).takeUnretainedValue().take(event, text, offset)
        }
        if let fault = JSONParser.fault(error, bytes, count) { throw fault }
        guard let tree = builder.root else { throw InputFault(offset: 0, what: "is not JSON: there is no value") }
        return tree
    }

    static func fault(_ error: csj_error, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> InputFault? {
        guard let message = error.message else { return nil }
        let text = UnsafeBufferPointer(start: bytes, count: count)
        if let offset = firstInvalidUTF8(text) { return InputFault(offset: offset, what: "is not valid UTF-8") }
        let offset = error.offset >= 0 ? error.offset : nil
        return InputFault(offset: offset, what: "is not JSON: " + plainMessage(String(cString: message)))
    }

    /// Returns simdjson's message without its advice to programmers.
    private static func plainMessage(_ message: String) -> String {
        let first = message.prefix { $0 != "." && $0 != ":" && $0 != "\n" }
        return first.prefix(1).lowercased() + first.dropFirst()
    }
}

/// Builds a tree from the events of a walk.
private final class TreeBuilder {
    /// An object or a list that has not ended yet.
    private struct Open {
        let isObject: Bool
        let offset: Int
        var elements: [JSONTree] = []
        var members: [JSONTree.Member] = []
        var key = (text: "", offset: 0)
    }

    private(set) var root: JSONTree?
    private var open: [Open] = []

    func take(_ event: csj_event, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) {
        switch event {
        case CSJ_OBJECT_BEGIN, CSJ_ARRAY_BEGIN: open.append(Open(isObject: event == CSJ_OBJECT_BEGIN, offset: offset))
        case CSJ_KEY: open[open.count - 1].key = (String(decoding: bytes, as: UTF8.self), offset)
        case CSJ_OBJECT_END, CSJ_ARRAY_END:
            let closed = open.removeLast()
            add(closed.isObject ? .object(closed.members) : .array(closed.elements), closed.offset)
        case CSJ_STRING: add(.string(String(decoding: bytes, as: UTF8.self)), offset)
        case CSJ_NUMBER: add(.number(String(decoding: bytes, as: UTF8.self)), offset)
        case CSJ_TRUE: add(.bool(true), offset)
        case CSJ_FALSE: add(.bool(false), offset)
        default: add(.null, offset)
        }
    }

    private func add(_ content: JSONTree.Content, _ offset: Int) {
        let tree = JSONTree(content: content, offset: offset)
        let parent = open.count - 1
        guard parent >= 0 else {
            root = tree
            return
        }
        if open[parent].isObject {
            let key = open[parent].key
            open[parent].members.append(JSONTree.Member(key: key.text, keyOffset: key.offset, value: tree))
        } else {
            open[parent].elements.append(tree)
        }
    }
}
