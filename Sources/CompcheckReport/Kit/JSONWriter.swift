package import CompcheckModel

/// Writes JSON values and the commas between them.
package struct JSONWriter {
    /// The output so far.
    package private(set) var output = OutputBuffer()
    private var needsComma = false

    /// A writer that has written nothing yet.
    package init() {}

    /// Writes the key of the next value.
    package mutating func key(_ name: String) {
        separate()
        output.append("\"")
        output.append(escapingForJSON: name)
        output.append("\":")
        needsComma = false
    }

    /// Writes keys and values that are already encoded.
    package mutating func members(_ json: [UInt8]) {
        separate()
        output.append(json)
    }

    /// Discards the output and keeps its capacity.
    package mutating func removeAll() {
        output.drain { _ in }
        needsComma = false
    }

    /// Writes a string.
    package mutating func string(_ text: String) {
        separate()
        output.append("\"")
        output.append(escapingForJSON: text)
        output.append("\"")
    }

    /// Writes a whole number.
    package mutating func number(_ number: Int) {
        separate()
        output.append(String(number))
    }

    /// Writes a Boolean.
    package mutating func bool(_ value: Bool) {
        separate()
        output.append(value ? "true" : "false")
    }

    /// Writes an object whose keys and values the closure writes.
    package mutating func object(_ write: (inout JSONWriter) -> Void) { nest("{", "}", write) }

    /// Writes an array whose values the closure writes.
    package mutating func array(_ write: (inout JSONWriter) -> Void) { nest("[", "]", write) }

    /// Starts a new line before the next key or value, for human readers.
    package mutating func newLine(indent: Int) {
        if needsComma { output.append(",") }
        needsComma = false
        output.append("\n")
        output.append(String(repeating: " ", count: indent))
    }

    /// Starts a new line before a closing bracket.
    package mutating func lineBreak() { output.append("\n") }

    private mutating func nest(_ open: String, _ close: String, _ write: (inout JSONWriter) -> Void) {
        separate()
        output.append(open)
        needsComma = false
        write(&self)
        output.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { output.append(",") }
        needsComma = true
    }
}

extension JSONWriter {
    /// Writes a key with a string; writes nothing if the string is nil.
    package mutating func field(_ name: String, _ text: String?) {
        guard let text else { return }
        key(name)
        string(text)
    }

    /// Writes a key with a number; writes nothing if the number is nil.
    package mutating func field(_ name: String, _ value: Int?) {
        guard let value else { return }
        key(name)
        number(value)
    }

    /// Writes a key with a Boolean.
    package mutating func field(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// Writes a key with a day; writes nothing if the day is nil.
    package mutating func field(_ name: String, _ day: Day?) { field(name, day?.description) }

    /// Writes a key with a list of strings.
    package mutating func field(_ name: String, _ texts: [String]) {
        key(name)
        array { list in
            for text in texts { list.string(text) }
        }
    }

    /// Writes a key with a list of numbers.
    package mutating func field(_ name: String, _ numbers: [Int64]) {
        key(name)
        array { list in
            for number in numbers { list.number(Int(number)) }
        }
    }

    /// Writes a key with a list of objects, one for each element, whose keys the closure writes.
    package mutating func field<Element>(
        _ name: String,
        each elements: some Sequence<Element>,
        _ write: (inout JSONWriter, Element) -> Void,
    ) {
        key(name)
        array { list in
            for element in elements { list.object { write(&$0, element) } }
        }
    }
}
