extension Migration {
    /// Descriptions of its tables and views, by name: the comment directly above each CREATE.
    var comments: [String: String] {
        var comments: [String: String] = [:]
        var block: [Substring] = []
        for line in sql.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("--") {
                block.append(line.drop { $0 == "-" || $0 == " " })
                continue
            }
            let words = line.split { " (".contains($0) }
            if words.count > 2, words[0] == "CREATE", ["TABLE", "VIEW"].contains(words[1]) {
                let name = String(words[2])
                comments[name] = block.isEmpty ? Migration.supplement[name] : block.joined(separator: " ")
            }
            block = []
        }
        return comments
    }

    /// Descriptions of those without a comment of their own; a migration that has landed is not edited.
    private static let supplement = [
        "rule_version": "What each version of a rule says, its conditions excepted: those are in document_version.",
        "run": "The audits, a row each: what was asked, how it ended and what was counted. Read audit_run.",
    ]
}
