internal import CompcheckModel
internal import Yams

/// Splits a YAML text into its documents.
enum YAMLText {
    /// The documents of a file that are not empty, or the problem that keeps it from being YAML.
    static func documents(of file: RuleFile) -> (nodes: [Node], problem: Problem?) {
        do {
            // The basic resolver leaves every plain scalar text: `NO` is Norway, not false.
            let parser = try Parser(yaml: file.text, resolver: .basic)
            var nodes: [Node] = []
            while let node = try parser.nextRoot() {
                if case .scalar(let scalar) = node, scalar.string.isEmpty { continue }
                nodes.append(node)
            }
            return (nodes, nil)
        } catch let error as YamlError {
            return ([], problem(error, in: file))
        } catch {
            return ([], Problem(file: file.path, what: "is not YAML: \(error)"))
        }
    }

    private static func problem(_ error: YamlError, in file: RuleFile) -> Problem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return Problem(file: file.path, line: mark.line, column: mark.column, what: "is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.sorted().map { "`\($0)`" }.joined(separator: ", ")
            let mark = context.mark
            return Problem(file: file.path, line: mark.line, column: mark.column, what: "\(keys) stands here twice")
        case .reader(let problem, let offset, _, _):
            let before = file.text.utf8.prefix(offset ?? 0)
            let line = before.count(where: { $0 == UInt8(ascii: "\n") }) + 1
            return Problem(file: file.path, line: line, what: "is not YAML: \(problem)")
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return Problem(file: file.path, what: "is not YAML: \(error)")
        }
    }
}
