package import CompcheckModel

/// Texts as OSCAL wants them.
package enum OSCALText {
    /// A text on one line without blanks at its ends: nothing else is of the datatype `string`.
    package static func line(_ text: String, limit: Int = 240) -> String {
        let scalars = SafeText.of(text, limit: limit).unicodeScalars
        let start = scalars.firstIndex { !$0.properties.isWhitespace }
        let end = scalars.lastIndex { !$0.properties.isWhitespace }
        guard let start, let end else { return "(blank)" }
        return String(scalars[start...end])
    }

    /// The same where OSCAL reads Markdown (the datatypes `markup-line` and `markup-multiline`): nothing in it is markup.
    package static func markup(_ text: String, limit: Int = 1_000) -> String { escaped(line(text, limit: limit)) }

    /// The same of a text that is safe already.
    package static func escaped(_ safe: String) -> String { signs.of(safe) }

    /// The signs of its Markdown.
    private static let signs = Backslashing("\\`*_[]<>&#|~^{")

    /// The id of a rule as a token, which begins with a letter or an underscore.
    ///
    /// An id in a rule file is small letters, digits and hyphens. Any other is told apart by what is made of it.
    package static func token(_ rule: RuleID) -> String {
        guard rule.text.isKebabCase else { return "_rule-\(NamedUUID(of: rule.text, in: OSCALNames.namespace))" }
        return rule.text.utf8.first?.isDigit == true ? "_" + rule.text : rule.text
    }

    /// The beginning of a day in UTC; nil for a year that OSCAL cannot write.
    package static func moment(_ day: Day) -> String? {
        let told = "\(day)"
        return "1900" <= told && told < "3000" ? told + "T00:00:00Z" : nil
    }
}
