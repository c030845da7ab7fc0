/// The first keywords of a statement.
///
/// They are checked before SQLite compiles the statement: some PRAGMAs take effect during compilation, even with
/// EXPLAIN (https://sqlite.org/pragma.html).
struct StatementHead {
    private var rest: Substring.UnicodeScalarView

    private init(_ sql: String) { rest = Substring(sql).unicodeScalars }

    /// Returns why a statement may not be compiled; nil: it begins with a keyword that reads.
    static func refusal(of sql: String) -> StoreError? {
        // SQLite stops at the first NUL, a human reader does not.
        if sql.unicodeScalars.contains("\0") { return .queryRefused(reason: "contains a NUL character") }
        var head = StatementHead(sql)
        var word = head.nextWord()
        if word == "EXPLAIN" {
            word = head.nextWord()
            if word == "QUERY", head.nextWord() == "PLAN" { word = head.nextWord() }
        }
        switch word {
        case "SELECT", "WITH", "VALUES": return nil
        case "": return .queryRefused(reason: head.rest.isEmpty ? "is empty" : onlyReads)
        case "PRAGMA":
            let advice = "SELECT from pragma_table_info('rule_current') and the like"
            return .queryRefused(reason: "PRAGMA is not allowed here: \(advice)")
        case "ATTACH", "DETACH":
            return .queryRefused(reason: "`\(word)` is not allowed here: a query sees only one database")
        case "VACUUM": return .vacuumRefused
        default: return .queryRefused(reason: "`\(word)` is not allowed here: \(onlyReads)")
        }
    }

    private static let onlyReads = "a query only reads, and must begin with SELECT, WITH, VALUES or EXPLAIN"

    /// Reads the next word, in upper case; empty if the next character begins no word.
    private mutating func nextWord() -> String {
        skipBlanks()
        let word = rest.prefix { $0.properties.isAlphabetic || $0 == "_" }
        rest = rest[word.endIndex...]
        return String(Substring(word)).uppercased()
    }

    /// Skips blanks, comments and empty statements.
    private mutating func skipBlanks() {
        while let scalar = rest.first {
            if " \t\n\r\u{C};\u{FEFF}".unicodeScalars.contains(scalar) {
                rest = rest.dropFirst()
            } else if rest.starts(with: "--".unicodeScalars) {
                rest = rest.drop { $0 != "\n" }
            } else if rest.starts(with: "/*".unicodeScalars) {
                rest = rest.dropFirst(2)
                while !rest.isEmpty, !rest.starts(with: "*/".unicodeScalars) { rest = rest.dropFirst() }
                rest = rest.dropFirst(2)
            } else {
                return
            }
        }
    }
}
