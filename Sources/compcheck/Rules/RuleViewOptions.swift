internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews
internal import Foundation

/// The options that commands about recorded rules share: the database, the instant of knowledge and the format.
struct RuleViewOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show the rules as they were in the database at this instant.",
            discussion: "A UTC instant such as 2026-11-22T10:00:00Z; a day means its end.",
            valueName: "instant",
        )
    )
    var knownAt: KnownAt?

    @Option(help: ArgumentHelp("The output format: text or json.", valueName: "format"))
    var format = PlainFormat.text

    @OptionGroup var database: DatabaseOption

    /// Opens the database, with the built-in rules recorded.
    func store() throws -> Store { try database.location.open(today: AppEnvironment.process.today) }

    /// The rules of the opened database, as they are asked for.
    func rulebook(of store: Store) throws -> Rulebook { try rulebook(of: store, knownAt: knownAt?.instant) }

    /// The rules of the opened database, as they were known at an instant; nil: as they are known now.
    func rulebook(of store: Store, knownAt instant: Instant?) throws -> Rulebook {
        try RuleSelection.database(knownAt: instant).rulebook(from: store, .process)
    }

    /// Returns all rules, and all versions of one of them.
    /// - Throws: `ValidationError`, if there is none.
    func versions(of id: RuleID) throws -> (rulebook: Rulebook, versions: [RecordedRule]) {
        let store = try store()
        let rulebook = try rulebook(of: store)
        let versions = try store.versions(ofRule: id, knownAt: knownAt?.instant)
        guard versions.isEmpty else { return (rulebook, versions) }
        throw UsageFault(unknown: "rule", id.text, among: rulebook.rules.map(\.id.text))
    }

    /// Writes to standard output in the chosen format.
    func write(_ json: String, text: (_ width: Int, _ colour: Bool) -> String) throws {
        try AnswerOutput(format, file: nil, in: .process).write(json, text: text)
    }
}
