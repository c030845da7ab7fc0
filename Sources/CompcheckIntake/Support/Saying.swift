extension DefaultStringInterpolation {
    /// Appends the user's text to a message: in backticks, with control characters escaped, and cut if it is very long.
    mutating func appendInterpolation(said text: some CustomStringConvertible) {
        appendLiteral("`\(shown(text.description))`")
    }
}

/// The most characters of the user's text that a message repeats.
private let mostShown = 80

/// Returns a text as messages print it: on one line, with control characters escaped, and cut if it is very long.
func shown(_ text: String) -> String {
    var shown = ""
    for (position, character) in text.prefix(mostShown + 1).enumerated() {
        guard position < mostShown else { return shown + "…" }
        for scalar in character.unicodeScalars.prefix(8) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                shown += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
    }
    return shown
}

/// Returns the offset of the first byte that is not part of a valid character; nil if all are valid.
func firstInvalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    var offset = 0
    while true {
        switch decoder.decode(&iterator) {
        case .scalarValue(let scalar): offset += UTF8.width(scalar)
        case .error, .emptyInput: return offset
        }
    }
}
