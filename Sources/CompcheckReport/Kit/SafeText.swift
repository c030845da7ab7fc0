/// Untrusted text, made fit for a terminal: nothing in it can move the cursor, change a colour or turn the line around.
package enum SafeText {
    /// Replaces control characters, line breaks, bidirectional controls and everything else that is not seen by
    /// visible escapes such as `\u{1B}`, and cuts the text with an ellipsis where it is longer than `limit` columns.
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

    /// How many columns a safe text fills on a terminal.
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
    /// Whether a reader sees it, and sees it where it stands.
    fileprivate var isSeen: Bool {
        if isASCII { return value >= 0x20 && value != 0x7F }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return !properties.isDefaultIgnorableCodePoint
        }
    }

    /// 2 for East Asian wide characters and pictures (the ranges of UAX #11 that matter), 0 for marks set on the
    /// character before, else 1.
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
