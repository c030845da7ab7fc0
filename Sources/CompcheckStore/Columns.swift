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

extension RawRepresentable where RawValue == String {
    /// One of the model's words as its column has it.
    /// - Throws: `RunFault.damaged` where the model does not have the word.
    init(recorded text: String) throws {
        guard let word = Self(rawValue: text) else { throw RunFault.damaged(text) }
        self = word
    }
}
