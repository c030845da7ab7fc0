internal import CompcheckModel
internal import GRDB

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Writes the content of rules into columns, for SQL queries; the JSON remains authoritative.
struct RuleRows {
    private let version: Statement
    private let event: Statement
    private let period: Statement
    private let override: Statement
    private let reference: Statement

    init(_ database: Database) throws {
        version = try database.makeStatement(
            sql: """
                INSERT INTO rule_version (
                    version, title, authority, instrument, effect, requirement, severity, confidence, guidance,
                    waivable
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        event = try database.makeStatement(
            sql: "INSERT INTO rule_event (version, ordinal, day, event, note, not_before) VALUES (?, ?, ?, ?, ?, ?)"
        )
        period = try database.makeStatement(
            sql: "INSERT INTO rule_standing_period (version, valid_from, valid_to, standing) VALUES (?, ?, ?, ?)"
        )
        override = try database.makeStatement(sql: "INSERT INTO rule_override (version, overridden) VALUES (?, ?)")
        reference = try database.makeStatement(
            sql: "INSERT INTO rule_reference (version, ordinal, title, url, opened) VALUES (?, ?, ?, ?, ?)"
        )
    }

    func write(_ documents: [(version: Int64, document: Document)]) throws {
        let decoder = JSONDecoder()
        for (version, document) in documents {
            let rule: Rule
            do {
                rule = try decoder.decode(Rule.self, from: Data(document.json.utf8))
            } catch {
                throw StoreError.unreadableDocument(location: "rule `\(document.id)`", reason: "\(error)")
            }
            try write(rule, version)
        }
    }

    private func write(_ rule: Rule, _ number: Int64) throws {
        try version.execute(
            arguments: [
                number, rule.title, rule.authority.text, rule.instrument, rule.effect.rawValue,
                rule.requirement?.text, rule.severity.rawValue, rule.confidence.rawValue, rule.guidance,
                rule.isWaivable,
            ]
        )
        for (position, item) in rule.lifecycle.events.enumerated() {
            try event.execute(
                arguments: [
                    number, position + 1, item.day.description, item.kind.rawValue, item.note,
                    item.notBefore?.description,
                ]
            )
        }
        // The view `rule_standing` adds the time before a rule was first seen, also for rules that were recorded earlier.
        let periods = rule.lifecycle.periods.filter { $0.standing != .uncertain }
        for (position, item) in periods.enumerated() {
            let end = position + 1 < periods.count ? periods[position + 1].from : nil
            // Not `item.standing`: a pending rule with a known day is scheduled.
            let standing = rule.lifecycle.standing(on: item.from) ?? item.standing
            try period.execute(
                arguments: [number, item.from.description, end?.description, standing.rawValue]
            )
        }
        for overridden in Set(rule.overrides).sorted() {
            try override.execute(arguments: [number, overridden.text])
        }
        for (position, item) in rule.references.enumerated() {
            try reference.execute(
                arguments: [number, position + 1, item.title, item.url, item.opened?.description]
            )
        }
    }
}
