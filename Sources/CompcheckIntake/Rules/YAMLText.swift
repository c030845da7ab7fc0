internal import CompcheckModel
internal import Yams

/// Splits a YAML text into its documents.
enum YAMLText {
    /// Returns the most references to anchors that are followed, because a few lines could expand to any size.
    ///
    /// Few anchors cannot nest deeply, so more references are allowed: every offering of a cloud shares its regions.
    private static func mostAliases(to anchors: Int) -> Int { anchors <= 8 ? 48 : 20 }

    /// Returns the documents of a file that are not empty, up to the first problem, if any.
    static func documents(of file: RuleFile) -> (nodes: [Node], problem: Problem?) {
        if let problem = tooManyAliases(in: file) { return ([], problem) }
        var nodes: [Node] = []
        do {
            // The basic resolver keeps every plain scalar as text: `NO` is Norway, not false.
            let parser = try Parser(yaml: text(of: file), resolver: .basic, encoding: .utf8)
            while let node = try parser.nextRoot() {
                if case .scalar(let scalar) = node, scalar.string.isEmpty { continue }
                nodes.append(node)
            }
            return (nodes, nil)
        } catch let error as YamlError {
            return (nodes, problem(error, in: file))
        } catch {
            return (nodes, Problem(file: file.path, what: "is not YAML: \(error)"))
        }
    }

    /// Returns the text without a byte order mark, which would count as a column.
    private static func text(of file: RuleFile) -> String {
        file.text.unicodeScalars.first == "\u{FEFF}" ? String(file.text.unicodeScalars.dropFirst()) : file.text
    }

    private static func problem(_ error: YamlError, in file: RuleFile) -> Problem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return Problem(file: file.path, line: mark.line, column: mark.column, what: "is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.sorted().map { "\(said: $0)" }.joined(separator: ", ")
            let mark = context.mark
            return Problem(file: file.path, line: mark.line, column: mark.column, what: "duplicate key \(keys)")
        case .reader(let problem, _, let value, _):
            let position = position(ofScalar: value, in: text(of: file))
            return Problem(
                file: file.path,
                line: position?.line,
                column: position?.column,
                what: "is not YAML: \(problem)",
            )
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return Problem(file: file.path, what: "is not YAML: \(error)")
        }
    }

    /// Returns where a character that YAML does not allow first occurs; the parser reports it in other units.
    private static func position(ofScalar value: Int32, in text: String) -> (line: Int, column: Int)? {
        var (line, column) = (1, 1)
        for scalar in text.unicodeScalars {
            if Int64(scalar.value) == Int64(value) { return (line, column) }
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return nil
    }

    // MARK: Anchors

    private static func tooManyAliases(in file: RuleFile) -> Problem? {
        guard file.text.utf8.contains(UInt8(ascii: "*")), file.text.utf8.contains(UInt8(ascii: "&")) else { return nil }
        var anchors: Set<Substring> = []
        var aliases = 0
        for (number, line) in file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            for word in line.split(whereSeparator: { " \t,[]{}:".contains($0) }) {
                if word.first == "&" { anchors.insert(word.dropFirst()) }
                guard word.first == "*", anchors.contains(word.dropFirst()) else { continue }
                aliases += 1
                let most = mostAliases(to: anchors.count)
                guard aliases > most else { continue }
                let what = "uses more than \(most) aliases of anchors: write out what \(said: word) stands for"
                return Problem(file: file.path, line: number + 1, what: what)
            }
        }
        return nil
    }
}
