internal import CompcheckModel
internal import Yams

/// A mapping of a rule or catalogue file, read key by key.
///
/// Problems are logged, and reading goes on.
struct Entry {
    /// A text with its position in the file.
    struct Text {
        let value: String
        let position: Position
    }

    /// A position in a file, with the name of the surrounding rule or entry.
    struct Position {
        let file: String
        let line: Int?
        let column: Int?
        /// The surrounding rule or entry, such as ``rule `x` ``; empty if it is not known yet.
        let subject: String

        func problem(_ what: String) -> Problem {
            Problem(file: file, line: line, column: column, what: subject.isEmpty ? what : "\(subject): \(what)")
        }
    }

    let node: Node
    let file: String
    let subject: String
    let log: ProblemLog
    /// The values by key, because each lookup in the node would copy.
    private let values: [String: Node]

    /// Creates an entry; logs a problem and returns nil if the node is not a mapping.
    init?(_ node: Node, file: String, subject: String, log: ProblemLog) {
        self.node = node
        self.file = file
        self.subject = subject
        self.log = log
        values = Dictionary((node.mapping ?? [:]).compactMap { key, value in key.scalar.map { ($0.string, value) } }) {
            first,
            _ in first
        }
        guard node.mapping != nil else {
            note("must be a map of keys and values", at: node)
            return nil
        }
    }

    func position(of node: Node) -> Position {
        Position(file: file, line: node.mark?.line, column: node.mark?.column, subject: subject)
    }

    var position: Position { position(of: node) }

    func note(_ what: String, at node: Node) { log.note(position(of: node).problem(what)) }

    /// Returns the same mapping under another subject.
    func named(_ subject: String) -> Entry? { Entry(node, file: file, subject: subject, log: log) }

    // MARK: Keys

    subscript(key: String) -> Node? { values[key] }

    /// Logs every key that is not among these.
    func allowOnly(_ keys: [String]) {
        for (key, _) in node.mapping ?? [:] {
            guard let text = key.scalar?.string else {
                note("a key must be text", at: key)
                continue
            }
            if !keys.contains(text) { note("unknown key \(said: text)" + didYouMean(text, keys), at: key) }
        }
    }

    // MARK: Values

    func text(_ key: String) -> Text? {
        guard let value = self[key] else { return nil }
        return text(value, key)
    }

    func required(_ key: String) -> Text? {
        guard self[key] != nil else {
            note("\(said: key) is missing", at: node)
            return nil
        }
        return text(key)
    }

    /// Returns whether a key is there, whatever its value; logs that it is missing.
    func has(_ key: String) -> Bool {
        if self[key] == nil { note("\(said: key) is missing", at: node) }
        return self[key] != nil
    }

    /// Returns yes or no; nil if the key is absent.
    func flag(_ key: String) -> Bool? {
        guard let text = text(key) else { return nil }
        switch text.value {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            log.note(text.position.problem("\(said: key) must be `true` or `false`, not \(said: text.value)"))
            return nil
        }
    }

    /// Returns one text or a list of texts; an empty list or text is a problem.
    func texts(_ key: String) -> [Text] {
        guard let value = self[key] else { return [] }
        return texts(value, key)
    }

    func texts(_ value: Node, _ key: String) -> [Text] {
        guard let sequence = value.sequence else { return text(value, key).map { [$0] } ?? [] }
        if sequence.isEmpty { note("\(said: key) is an empty list: add a value or remove the key", at: value) }
        return sequence.compactMap { text($0, key) }
    }

    func text(_ value: Node, _ key: String) -> Text? {
        guard let scalar = value.scalar else {
            note("\(said: key) must be text", at: value)
            return nil
        }
        guard scalar.string.contains(where: { !$0.isWhitespace }) else {
            note("\(said: key) is empty", at: value)
            return nil
        }
        return Text(value: scalar.string, position: position(of: value))
    }

    func day(_ key: String) -> Day? {
        guard let text = text(key) else { return nil }
        guard let day = Day(text.value) else {
            log.note(text.position.problem("\(said: key): \(said: text.value) is not a day: write YYYY-MM-DD"))
            return nil
        }
        return day
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, of: Choice.Type) -> Choice? {
        text(key).flatMap { choice($0, key, of: Choice.self) }
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ text: Text,
        _ key: String,
        of: Choice.Type,
    ) -> Choice? {
        if let choice = Choice(rawValue: text.value) { return choice }
        let all = Choice.allCases.map(\.rawValue)
        let hint = didYouMean(text.value, all, else: "expected one of \(all.joined(separator: ", "))")
        log.note(text.position.problem("unknown \(key) \(said: text.value)" + hint))
        return nil
    }

    /// Returns a list of maps; a single map counts as a list of one.
    func entries(_ key: String) -> [Entry] {
        guard let value = self[key] else { return [] }
        if let sequence = value.sequence {
            return sequence.compactMap { Entry($0, file: file, subject: subject, log: log) }
        }
        return Entry(value, file: file, subject: subject, log: log).map { [$0] } ?? []
    }

    func entry(_ key: String) -> Entry? {
        self[key].flatMap { Entry($0, file: file, subject: subject, log: log) }
    }
}

/// The problems found while a folder is read; all readers of a folder share one object.
final class ProblemLog {
    private(set) var problems: [Problem] = []
    private var noted: Set<Problem> = []

    /// Logs a problem once, however many readers find it.
    func note(_ problem: Problem) {
        if noted.insert(problem).inserted { problems.append(problem) }
    }
}

/// Returns `: did you mean …` if a candidate is near enough, else `: ` and the other hint, if any.
func didYouMean(_ text: String, _ candidates: some Sequence<String>, else hint: String = "") -> String {
    if let guess = suggestion(for: text, among: candidates) { return ": did you mean \(said: guess)?" }
    return hint.isEmpty ? "" : ": " + hint
}
