/// Makes untrusted text safe for a terminal: it cannot move the cursor, change colours, or reverse the line.
package enum SafeText {
    /// Replaces invisible characters by visible escapes such as `\u{1B}`, and truncates the text to `limit` columns.
    ///
    /// Invisible characters include control characters, line breaks and bidirectional controls. A truncated text ends
    /// with an ellipsis, which adds a column. Empty text and ASCII white space become `(blank)`.
    package static func of(_ text: String, limit: Int = 120) -> String {
        guard text.contains(where: { !$0.isWhitespace || !$0.isASCII }) else { return "(blank)" }
        var safe = ""
        var columns = 0
        for scalar in text.unicodeScalars {
            let piece = scalar.isSeen ? String(scalar) : escape(scalar)
            let width = scalar.isSeen ? scalar.columns : piece.utf8.count
            guard columns + width <= limit else { return safe + "…" }
            safe += piece
            columns += width
        }
        return safe
    }

    /// Returns the number of terminal columns of a safe text.
    package static func columns(of text: String) -> Int {
        var columns = 0
        for scalar in text.unicodeScalars { columns += scalar.columns }
        return columns
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
    }
}

extension Unicode.Scalar {
    /// Whether the character is visible, and visible at its place in the text.
    fileprivate var isSeen: Bool {
        if isASCII { return value >= 0x20 && value != 0x7F }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return !properties.isDefaultIgnorableCodePoint
        }
    }

    /// The width in terminal columns: 0 for combining marks, 2 for East Asian wide characters and pictures, else 1.
    ///
    /// The wide ranges are those of UAX #11 that matter.
    fileprivate var columns: Int {
        if isASCII { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
