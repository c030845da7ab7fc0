// How the model's nouns stand in columns, and how they are read from there again.

internal import CompcheckModel
internal import GRDB

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// JSON with sorted keys: the same text for the same content, so that texts can be compared in SQL.
func canonicalJSON(_ content: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(content), as: UTF8.self)
}

/// What `canonicalJSON` wrote.
/// - Throws: `RunFault.damaged` where the text is of something else.
func content<Content: Decodable>(ofJSON text: String, as type: Content.Type = Content.self) throws -> Content {
    guard let content = try? JSONDecoder().decode(type, from: Data(text.utf8)) else { throw RunFault.damaged(text) }
    return content
}

/// A text that somebody typed, as the argument of `CAST(? AS TEXT)`.
///
/// What is bound as text ends at its first NUL; bytes do not.
func whole(_ text: String?) -> DatabaseValue? {
    text.map { $0.utf8.contains(0) ? Data($0.utf8).databaseValue : $0.databaseValue }
}

extension Row {
    /// A text that somebody typed, where the column is `CAST(… AS BLOB)`.
    func whole(_ column: Int) -> String? { (self[column] as Data?).map { String(decoding: $0, as: UTF8.self) } }
}

extension Question {
    /// What is assumed, as the column `assumptions` has it.
    var recordedAssumptions: String {
        get throws {
            let assumptions = assumed.map { ($0.key.text, $0.value.description) }
            return try canonicalJSON(Dictionary(uniqueKeysWithValues: assumptions))
        }
    }

    /// What is left out, as the column `without` has it.
    var recordedWithout: String { get throws { try canonicalJSON(without.sorted()) } }

    /// Whether two rows of `run` take the same for granted, in SQL, as `audit_run.previous_run` has it: rules in force
    /// from the same days, or each from the day in question.
    static func supposesTheSame(_ one: String, _ other: String) -> String {
        """
        \(one).without = \(other).without AND (
            \(one).assumptions = \(other).assumptions
            OR replace(\(one).assumptions, \(one).as_of, 'as of')
                = replace(\(other).assumptions, \(other).as_of, 'as of')
        )
        """
    }

    /// What a run asked, with all columns of `run` in view; older runs do not say whether they looked ahead: they did.
    /// - Throws: `RunFault.damaged` where a column does not hold what it should.
    init(recorded row: Row) throws {
        let assumed = try content(ofJSON: row["assumptions"], as: [String: Day].self)
        self.init(
            asOf: try Day(recorded: row["as_of"]),
            horizon: row["horizon_days"],
            assumed: Dictionary(uniqueKeysWithValues: assumed.map { (RuleID($0.key), $0.value) }),
            without: Set(try content(ofJSON: row["without"], as: [RuleID].self)),
            wantsOutlook: row["outlook_wanted"] as Bool? ?? true,
        )
    }
}

extension Service {
    /// The columns of a service, `s`, with which a row must begin.
    static let recordedColumns = "s.ordinal, s.id, CAST(s.name AS BLOB), CAST(s.owner AS BLOB), s.line, s.line_column"

    /// No traits are recorded: services share what says nothing.
    private static let unknown = Traits(Traits.Said())

    /// A service from a row that begins with those columns.
    convenience init(recorded row: Row, in places: [JurisdictionCode] = []) {
        self.init(
            id: row[1],
            name: row.whole(2),
            owner: row.whole(3),
            line: row[4],
            column: row[5],
            jurisdictions: places,
            traits: Service.unknown,
        )
    }
}

extension Day {
    /// A day as its column has it.
    /// - Throws: `RunFault.damaged` where the text is no day.
    init(recorded text: String) throws {
        guard let day = Day(text) else { throw RunFault.damaged(text) }
        self = day
    }
}

extension Instant {
    /// An instant as its column has it.
    /// - Throws: `RunFault.damaged` where the text is no instant.
    init(recorded text: String) throws {
        guard let instant = Instant(text) else { throw RunFault.damaged(text) }
        self = instant
    }
}

extension Baseline {
    /// A baseline as its column has it.
    /// - Throws: `RunFault.damaged` where the text names none.
    init(recorded text: String) throws {
        guard let baseline = Baseline(text) else { throw RunFault.damaged(text) }
        self = baseline
    }
}

extension RawRepresentable where RawValue == String {
    /// One of the model's words as its column has it.
    /// - Throws: `RunFault.damaged` where the model does not have the word.
    init(recorded text: String) throws {
        guard let word = Self(rawValue: text) else { throw RunFault.damaged(text) }
        self = word
    }
}
