internal import CompcheckModel
internal import CompcheckReport

/// The rules of a question: which are asked, and in which database they are.
package struct RulebookRequest {
    /// Which rules are asked.
    package let selection: RuleSelection
    /// The database, which rules of folders do not need.
    package let database: DatabaseLocation

    /// Rules of a database or of folders.
    package init(_ selection: RuleSelection, in database: DatabaseLocation) {
        self.selection = selection
        self.database = database
    }

    /// Reads the rules from the database, which it opens, or from the folders.
    /// - Throws: `KnowledgeFault`, `StoreError` or `BadInput` where they cannot be had.
    func rulebook(today: Day, _ environment: AppEnvironment) throws -> Rulebook {
        let store = usesDatabase ? try database.open(today: today) : nil
        return try selection.rulebook(from: store, environment)
    }

    /// Reads the rules, and returns what an answer to a question rests on.
    /// - Throws: `KnowledgeFault`, `StoreError` or `BadInput` where the rules cannot be had.
    func setting(for question: Question, today: Day, _ environment: AppEnvironment) throws -> Setting {
        let rulebook = try rulebook(today: today, environment)
        return Setting(today: today, question: question, rulebook: rulebook, knownAt: selection.knownAt)
    }

    /// The files that an answer must not overwrite.
    var filesInUse: [String] { usesDatabase ? [database.path] : [] }

    private var usesDatabase: Bool { if case .database = selection { true } else { false } }
}
