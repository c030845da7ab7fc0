/// A position in a file.
package struct Location: Hashable, Sendable {
    /// The file as the user named it.
    package let file: String
    /// The line, from 1; nil for the whole file.
    package let line: Int?
    /// The column in characters, from 1.
    package let column: Int?

    /// A location.
    package init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// Returns a problem at this location.
    package func problem(_ what: String) -> Problem { Problem(file: file, line: line, column: column, what: what) }
}

extension Location: CustomStringConvertible {
    /// `file:line:column`.
    package var description: String {
        ([file] + [line, column].compactMap(\.self).map(String.init)).joined(separator: ":")
    }
}

/// The locations of a rulebook's rules and entries in the files that it was read from.
///
/// Empty for a rulebook that comes from a database.
package struct Origins: Sendable {
    /// A thing that can have a location.
    package enum Subject: Hashable, Sendable {
        /// A rule or a catalogue entry.
        case entry(Document.Kind, String)
        /// The value of one of its keys.
        case value(Document.Kind, String, key: String)
        /// An example of a rule, by position.
        case example(RuleID, Int)
    }

    private var locations: [Subject: Location] = [:]

    /// Creates an empty set of locations.
    package init() {}

    /// The location of a thing; for a part without a known location, that of the whole.
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

    /// Returns the location of a rule, or of the value of one of its keys.
    package func rule(_ id: RuleID, _ key: String? = nil) -> Location? {
        self[key.map { .value(.rule, id.text, key: $0) } ?? .entry(.rule, id.text)]
    }
}
