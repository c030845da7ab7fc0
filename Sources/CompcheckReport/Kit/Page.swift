/// A page of text with word wrap, hanging indents and optional colour.
package struct Page {
    /// The output so far.
    package private(set) var output = OutputBuffer()
    /// The number of lines.
    package private(set) var lines = 0
    /// The maximum line width in columns.
    package let width: Int
    private let colour: Bool

    /// Clamps a width to at least 40 columns, and at most 120, as longer lines are hard to read.
    package static func columns(of width: Int) -> Int { min(max(40, width), 120) }

    /// Creates an empty page.
    package init(width: Int, colour: Bool) {
        self.width = Page.columns(of: width)
        self.colour = colour
    }

    /// Writes an empty line.
    package mutating func blank() {
        output.append("\n")
        lines += 1
    }

    /// Writes a line unchanged; it must be safe and short enough.
    package mutating func verbatim(_ line: String) {
        output.append(line)
        blank()
    }

    /// Writes a heading, underlined over the whole width, with a text at its right end.
    package mutating func heading(_ title: String, style: Span.Style = .bold, right: String = "") {
        blank()
        let gap = width - SafeText.columns(of: title) - SafeText.columns(of: right)
        var spans = [Span(title, style)]
        if !right.isEmpty { spans.append(Span(String(repeating: "\u{A0}", count: max(2, gap)) + right)) }
        paragraph(spans)
        paragraph([.dim(String(repeating: "─", count: width))])
    }

    /// Writes a paragraph: the first line is indented by `indent` columns, the others by `hanging`, by default the
    /// same.
    package mutating func paragraph(_ spans: [Span], indent: Int = 0, hanging: Int? = nil) {
        var line: [Span] = []
        var column = indent
        var start = indent
        for word in words(of: spans) {
            let length = word.reduce(0) { $0 + SafeText.columns(of: $1.text) }
            if line.isEmpty {
                line = word
            } else if column + 1 + length <= width {
                line.append(" ")
                line += word
                column += 1
            } else {
                write(line, indent: start)
                start = hanging ?? indent
                column = start
                line = word
            }
            column += length
        }
        if !line.isEmpty { write(line, indent: start) }
    }

    /// Writes a paragraph behind a label; further lines align with the text.
    package mutating func labelled(_ label: String, _ spans: [Span], indent: Int, labelWidth: Int = 9) {
        let gap = String(repeating: "\u{A0}", count: max(1, labelWidth - label.utf8.count))
        paragraph([.dim(label + gap)] + spans, indent: indent, hanging: indent + labelWidth)
    }

    /// Splits a paragraph into words; a word may have several styles.
    private func words(of spans: [Span]) -> [[Span]] {
        var words: [[Span]] = []
        var word: [Span] = []
        for span in spans {
            for (position, piece) in span.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                if position > 0, !word.isEmpty {
                    words.append(word)
                    word = []
                }
                if !piece.isEmpty { word.append(Span(String(piece), span.style)) }
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private mutating func write(_ line: [Span], indent: Int) {
        output.append(String(repeating: " ", count: indent))
        var rest = line[...]
        while let first = rest.first {
            // Write one escape sequence for neighbours of the same style, including the spaces between them.
            let run = rest.prefix { $0.style == first.style || $0.text == " " }
            let text = run.map { $0.text.replacing("\u{A0}", with: " ") }.joined()
            if colour, let codes = first.style.codes {
                output.append("\u{1B}[\(codes)m\(text)\u{1B}[0m")
            } else {
                output.append(text)
            }
            rest = rest.dropFirst(run.count)
        }
        blank()
    }
}
