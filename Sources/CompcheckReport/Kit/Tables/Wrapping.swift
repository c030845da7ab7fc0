/// Breaks safe text into lines of a width.
package enum Wrapping {
    /// Returns the lines of a text, none wider than `width` columns: broken at spaces, and inside words that are
    /// longer.
    package static func lines(_ text: String, _ width: Int) -> [String] {
        if SafeText.columns(of: text) <= width { return [text] }
        var lines: [String] = []
        var line = ""
        var columns = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let length = SafeText.columns(of: String(word))
            if !line.isEmpty, columns + 1 + length <= width {
                line += " " + word
                columns += 1 + length
                continue
            }
            if !line.isEmpty { lines.append(line) }
            (line, columns) = ("", 0)
            for character in word {
                let more = SafeText.columns(of: String(character))
                if columns + more > width, !line.isEmpty {
                    lines.append(line)
                    (line, columns) = ("", 0)
                }
                line.append(character)
                columns += more
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
