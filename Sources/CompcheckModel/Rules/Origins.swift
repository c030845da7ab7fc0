/// Where something stands in a file.
package struct Location: Hashable, Sendable {
    /// The file as the user named it.
    package let file: String
    /// The line, from 1; nil where the whole file is meant.
    package let line: Int?
    /// The column in characters, from 1.
    package let column: Int?

    /// A location.
    package init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// Something wrong there.
    package func problem(_ what: String) -> Problem { Problem(file: file, line: line, column: column, what: what) }
}

extension Location: CustomStringConvertible {
    /// `file:line:column`.
    package var description: String {
        ([file] + [line, column].compactMap(\.self).map(String.init)).joined(separator: ":")
    }
}

/// Where the rules and entries of a rulebook stand in the files that it was read from.
///
/// Empty for a rulebook that comes from a database.
package struct Origins: Sendable {
    /// What may have a place.
    package enum Subject: Hashable, Sendable {
        /// A rule or a catalogue entry.
        case entry(Document.Kind, String)
        /// What a key of it holds.
        case value(Document.Kind, String, key: String)
        /// An example of a rule, by position.
        case example(RuleID, Int)
    }

    private var locations: [Subject: Location] = [:]

    /// No places.
    package init() {}

    /// Where it stands; where that is not known of a part, where the whole stands.
    package subscript(subject: Subject) -> Location? {
        get {
            if let location = locations[subject] { return location }
            return switch subject {
            case .entry: nil
            case .value(let kind, let id, _): locations[.entry(kind, id)]
            case .example(let rule, _): locations[.entry(.rule, rule.text)]
            }
        }
        set { locations[subject] = newValue }
    }

    /// Where a rule stands, or what one of its keys holds.
    package func rule(_ id: RuleID, _ key: String? = nil) -> Location? {
        self[key.map { .value(.rule, id.text, key: $0) } ?? .entry(.rule, id.text)]
    }
}
