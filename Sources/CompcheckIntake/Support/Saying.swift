extension DefaultStringInterpolation {
    /// Puts the user's text into a message: in backticks, control characters escaped, and cut where it is absurdly long.
    mutating func appendInterpolation(said text: some CustomStringConvertible) {
        appendLiteral("`\(shown(text.description))`")
    }
}

/// More characters of the user's text than this are not repeated in a message.
private let mostShown = 80

/// A text as it may stand in a message: on one line, and no longer than anyone reads.
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

/// The offset of the first byte that is no part of a valid character.
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
