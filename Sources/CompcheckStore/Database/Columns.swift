// Conversions between model types and database columns.

internal import CompcheckModel
internal import GRDB

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Encodes content as JSON with sorted keys: equal content gives equal text, which SQL can compare.
func canonicalJSON(_ content: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(content), as: UTF8.self)
}

/// Decodes what `canonicalJSON` wrote.
/// - Throws: `RunFault.damaged` if the text is not JSON of that type.
func content<Content: Decodable>(ofJSON text: String, as type: Content.Type = Content.self) throws -> Content {
    guard let content = try? JSONDecoder().decode(type, from: Data(text.utf8)) else { throw RunFault.damaged(text) }
    return content
}

/// Returns user-supplied text as an argument for `CAST(? AS TEXT)`.
///
/// SQLite cuts bound text at its first NUL, so text with a NUL is bound as a blob.
func whole(_ text: String?) -> DatabaseValue? {
    text.map { $0.utf8.contains(0) ? Data($0.utf8).databaseValue : $0.databaseValue }
}

extension Row {
    /// Reads user-supplied text from a column selected as `CAST(… AS BLOB)`.
    func whole(_ column: Int) -> String? { (self[column] as Data?).map { String(decoding: $0, as: UTF8.self) } }
}

extension Question {
    /// The assumptions, in the form of the column `assumptions`.
    var recordedAssumptions: String {
        get throws {
            let assumptions = assumed.map { ($0.key.text, $0.value.description) }
            return try canonicalJSON(Dictionary(uniqueKeysWithValues: assumptions))
        }
    }

    /// The rules left out, in the form of the column `without`.
    var recordedWithout: String { get throws { try canonicalJSON(without.sorted()) } }

    /// Returns the SQL condition that two rows of `run` have the same assumptions and the same rules left out.
    ///
    /// It is the condition of `audit_run.previous_run`. Assumed days are equal, or each is the as-of day of its run.
    static func supposesTheSame(_ one: String, _ other: String) -> String {
        """
        \(one).without = \(other).without AND (
            \(one).assumptions = \(other).assumptions
            OR replace(\(one).assumptions, \(one).as_of, 'as of')
                = replace(\(other).assumptions, \(other).as_of, 'as of')
        )
        """
    }

    /// Reads the question of a run from a row with all columns of `run`.
    ///
    /// Older runs do not record `outlook_wanted`; they all computed the outlook.
    /// - Throws: `RunFault.damaged` if a column has an unexpected value.
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
    /// The columns of a service, `s`; the row given to `init(recorded:in:)` must begin with them.
    static let recordedColumns = "s.ordinal, s.id, CAST(s.name AS BLOB), CAST(s.owner AS BLOB), s.line, s.line_column"

    /// The empty traits that all recorded services share: runs do not record traits.
    private static let unknown = Traits(Traits.Stated())

    /// Reads a service from a row that begins with `recordedColumns`.
    convenience init(recorded row: Row, in jurisdictions: [JurisdictionCode] = []) {
        self.init(
            id: row[1],
            name: row.whole(2),
            owner: row.whole(3),
            line: row[4],
            column: row[5],
            jurisdictions: jurisdictions,
            traits: Service.unknown,
        )
    }
}

extension Day {
    /// Reads a day from its column.
    /// - Throws: `RunFault.damaged` if the text is not a day.
    init(recorded text: String) throws {
        guard let day = Day(text) else { throw RunFault.damaged(text) }
        self = day
    }
}

extension Instant {
    /// Reads an instant from its column.
    /// - Throws: `RunFault.damaged` if the text is not an instant.
    init(recorded text: String) throws {
        guard let instant = Instant(text) else { throw RunFault.damaged(text) }
        self = instant
    }
}

extension Baseline {
    /// Reads a baseline from its column.
    /// - Throws: `RunFault.damaged` if the text is not a baseline.
    init(recorded text: String) throws {
        guard let baseline = Baseline(text) else { throw RunFault.damaged(text) }
        self = baseline
    }
}

extension RawRepresentable where RawValue == String {
    /// Reads an enumeration case from its column.
    /// - Throws: `RunFault.damaged` if no case has this raw value.
    init(recorded text: String) throws {
        guard let word = Self(rawValue: text) else { throw RunFault.damaged(text) }
        self = word
    }
}
