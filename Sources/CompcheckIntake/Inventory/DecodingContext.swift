internal import CompcheckModel

/// Collects the problems and notices of values while they are decoded, so that decoding goes on after a problem.
final class DecodingContext {
    /// A problem inside one value: an offset from its first byte, a path inside it, and what is wrong.
    struct Issue {
        let offset: Int
        let path: String
        let what: String
    }

    private(set) var issues: [Issue] = []
    private(set) var notices: [Notice] = []
    private var noted: Set<Notice> = []
    private let givesHints: Bool

    /// - Parameter givesHints: whether problems suggest known names; that compares the text with every known name.
    init(givesHints: Bool = true) { self.givesHints = givesHints }

    /// Returns a suggestion for a mistyped word; empty unless hints are given.
    func hint(_ text: String, _ candidates: @autoclosure () -> [String], else other: String = "") -> String {
        givesHints ? didYouMean(text, candidates(), else: other) : ""
    }

    func complain(_ what: String, about tree: JSONTree, at path: String) {
        complain(what, offset: tree.offset, at: path)
    }

    func complain(_ what: String, offset: Int, at path: String) {
        issues.append(Issue(offset: offset, path: path, what: what))
    }

    func note(_ kind: Notice.Kind, _ what: String) {
        let notice = Notice(kind: kind, what: what)
        if noted.insert(notice).inserted { notices.append(notice) }
    }

    // MARK: Reading values

    /// Returns the members of an object by key; null counts as absent.
    ///
    /// An unknown key is a notice, a duplicate key a problem.
    func members(_ tree: JSONTree, at path: String, keys: [String]) -> [String: JSONTree]? {
        guard case .object(let members) = tree.content else {
            complain("must be an object, not \(tree.kind)", about: tree, at: path)
            return nil
        }
        var found: [String: JSONTree] = [:]
        var seen: Set<String> = []
        for member in members {
            // Built only if there is something to report, because evidence is read for every service that has some.
            var memberPath: String { join(path, shown(member.key)) }
            if !seen.insert(member.key).inserted {
                complain("duplicate key", offset: member.keyOffset, at: memberPath)
            }
            if !keys.contains(member.key) {
                note(.unknownKey, "unknown key `\(withoutIndices(memberPath))`" + didYouMean(member.key, keys))
            } else if !member.value.isNull {
                found[member.key] = member.value
            }
        }
        return found
    }

    func text(_ tree: JSONTree?, at path: String) -> String? {
        guard let tree else { return nil }
        guard case .string(let text) = tree.content else {
            complain("must be text, not \(tree.kind)", about: tree, at: path)
            return nil
        }
        return text
    }

    /// Returns a text that is not blank.
    func word(_ tree: JSONTree?, at path: String) -> String? {
        guard let tree, let text = text(tree, at: path) else { return nil }
        guard text.contains(where: { !$0.isWhitespace }) else {
            complain("is empty", about: tree, at: path)
            return nil
        }
        return text
    }

    /// Converts one value or each value of a list; nil if the inventory does not state it.
    func list<Value>(_ tree: JSONTree?, at path: String, _ make: (JSONTree, String) -> Value?) -> [Value]? {
        guard let tree else { return nil }
        guard case .array(let elements) = tree.content else { return make(tree, path).map { [$0] } ?? [] }
        return elements.enumerated().compactMap { make($1, "\(path)[\($0)]") }
    }

    /// Returns the elements of a list; a single value is a problem.
    func array(_ tree: JSONTree?, at path: String) -> [(tree: JSONTree, path: String)]? {
        guard let tree else { return nil }
        guard case .array(let elements) = tree.content else {
            complain("must be a list, not \(tree.kind)", about: tree, at: path)
            return nil
        }
        return elements.enumerated().map { ($1, "\(path)[\($0)]") }
    }

    func day(_ tree: JSONTree?, at path: String) -> Day? {
        guard let tree, let text = text(tree, at: path) else { return nil }
        guard let day = Day(text) else {
            complain("\(said: text) is not a day: write YYYY-MM-DD", about: tree, at: path)
            return nil
        }
        return day
    }

    func share(_ tree: JSONTree, at path: String) -> Share? {
        guard case .number(let text) = tree.content else {
            complain("must be a number from 0 to 1, not \(tree.kind)", about: tree, at: path)
            return nil
        }
        guard let share = Share(text) else {
            complain("\(said: text) is not a share: write a number from 0 to 1", about: tree, at: path)
            return nil
        }
        return share
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ tree: JSONTree,
        at path: String,
        of: Choice.Type,
    )
        -> Choice?
    {
        guard let text = word(tree, at: path) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let all = Choice.allCases.map(\.rawValue)
        let hint = hint(text, all, else: "expected one of \(all.joined(separator: ", "))")
        complain("unknown value \(said: text)" + hint, about: tree, at: path)
        return nil
    }

    func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : path + "." + key }

    /// Returns `services[].foo` for `services[3].foo`, so that one unknown key of many services is one notice.
    private func withoutIndices(_ path: String) -> String {
        var shown = ""
        var isInside = false
        for character in path {
            if character == "]" { isInside = false }
            if !isInside { shown.append(character) }
            if character == "[" { isInside = true }
        }
        return shown
    }
}
