package import CompcheckModel

/// Formats texts for OSCAL.
package enum OSCALText {
    /// Returns a text on one line, trimmed of blanks, as OSCAL's datatype `string` requires.
    package static func line(_ text: String, limit: Int = 240) -> String {
        let scalars = SafeText.of(text, limit: limit).unicodeScalars
        let start = scalars.firstIndex { !$0.properties.isWhitespace }
        let end = scalars.lastIndex { !$0.properties.isWhitespace }
        guard let start, let end else { return "(blank)" }
        return String(scalars[start...end])
    }

    /// Returns such a line with Markdown escaped, for the datatypes `markup-line` and `markup-multiline`.
    package static func markup(_ text: String, limit: Int = 1_000) -> String { escaped(line(text, limit: limit)) }

    /// Escapes Markdown in a text that is already safe.
    package static func escaped(_ safe: String) -> String { signs.of(safe) }

    /// The special characters of OSCAL's Markdown.
    private static let signs = BackslashEscaper("\\`*_[]<>&#|~^{")

    /// Returns a rule's id as a token, which must begin with a letter or an underscore.
    ///
    /// Ids in rule files are lower-case letters, digits and hyphens. Any other id is replaced by an identifier
    /// derived from it.
    package static func token(_ rule: RuleID) -> String {
        guard rule.text.isKebabCase else { return "_rule-\(NamedUUID(of: rule.text, in: OSCALNames.namespace))" }
        return rule.text.utf8.first?.isDigit == true ? "_" + rule.text : rule.text
    }

    /// Returns the start of a day in UTC; nil for a year that OSCAL cannot express.
    package static func moment(_ day: Day) -> String? {
        let dayText = "\(day)"
        return "1900" <= dayText && dayText < "3000" ? dayText + "T00:00:00Z" : nil
    }
}
