extension String {
    /// The text on one line, with control characters and line breaks escaped, so that it cannot control the terminal.
    package var terminalSafe: String { madeVisible { _ in false } }

    /// The text with the same characters escaped, except for its newlines.
    package var terminalSafeLines: String { madeVisible { $0 == "\n" } }

    private func madeVisible(but isKept: (Unicode.Scalar) -> Bool) -> String {
        var safe = UnicodeScalarView()
        for scalar in unicodeScalars {
            let drives: Bool =
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: !isKept(scalar)
                default: false
                }
            safe.append(contentsOf: drives ? Array(scalar.escaped(asASCII: true).unicodeScalars) : [scalar])
        }
        return String(safe)
    }
}
