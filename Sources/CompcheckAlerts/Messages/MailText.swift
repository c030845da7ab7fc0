#if canImport(FoundationEssentials)
internal import CompcheckReport
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Encodes any text as 7-bit ASCII in the short lines of mail.
enum MailText {
    /// Encodes text without line breaks for a header; `column` is the length of the header's name on the first
    /// line.
    ///
    /// Text that is not ASCII becomes encoded words (RFC 2047 §2, §5), one a line.
    static func header(_ text: String, after column: Int) -> String {
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
        if isPlain, column + text.utf8.count <= 998 { return text }
        var words: [String] = []
        // 36 bytes are 48 characters of Base64. An encoded word may have 75 characters, and a line 76; the first
        // line also holds the header's name.
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let piece = Array(String(scalar).utf8)
            if bytes.count + piece.count > 36 {
                words.append(encodedWord(bytes))
                bytes = []
            }
            bytes += piece
        }
        if !bytes.isEmpty { words.append(encodedWord(bytes)) }
        return words.joined(separator: "\n ")
    }

    /// A line in quoted-printable (RFC 2045 §6.7), in pieces of at most 76 characters.
    static func quotedPrintable(_ line: String) -> String {
        var lines: [String] = []
        var text = ""
        for scalar in line.unicodeScalars {
            let isPlain = (0x20...0x7E).contains(scalar.value) && scalar != "="
            let piece = isPlain ? String(scalar) : String(scalar).utf8.map { "=" + hexadecimal($0) }.joined()
            if text.utf8.count + piece.utf8.count > 75 {
                lines.append(text + "=")
                text = ""
            }
            text += piece
        }
        // Mail transport would strip a trailing space.
        if text.last == " " { text = text.dropLast() + "=20" }
        // A lone dot ends the message for some programs, and `From ` begins a new one.
        if text == ".", lines.isEmpty { text = "=2E" }
        lines.append(text)
        if let first = lines.first, first.utf8.starts(with: "From ".utf8) { lines[0] = "=46" + first.dropFirst() }
        return lines.joined(separator: "\n")
    }

    private static func encodedWord(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=" }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }
}
