internal import CompcheckModel
internal import Yams

/// A YAML value in the form that inventory readers take: a tree whose offsets are the numbers of its nodes.
///
/// Every plain scalar is text, except shares, which an inventory writes as numbers.
struct YAMLTree {
    private(set) var root = JSONTree(content: .null, offset: 0)
    /// The location of each node, by offset.
    private var locations: [Location] = []
    private let file: String

    init(_ node: Node, file: String) {
        self.file = file
        root = tree(node, key: nil)
    }

    /// Returns the location of a node.
    func location(_ offset: Int) -> Location {
        locations.indices.contains(offset) ? locations[offset] : Location(file: file)
    }

    private mutating func tree(_ node: Node, key: String?) -> JSONTree {
        let offset = number(node)
        let content: JSONTree.Content =
            switch node {
            case .scalar(let scalar): key == "share" ? .number(scalar.string) : .string(scalar.string)
            case .sequence(let sequence): .array(sequence.map { tree($0, key: key) })
            case .mapping(let mapping):
                .object(
                    mapping.map { key, value in
                        let text = key.scalar?.string ?? ""
                        return .init(key: text, keyOffset: number(key), value: tree(value, key: text))
                    }
                )
            case .alias: .null
            }
        return JSONTree(content: content, offset: offset)
    }

    private mutating func number(_ node: Node) -> Int {
        locations.append(Location(file: file, line: node.mark?.line, column: node.mark?.column))
        return locations.count - 1
    }
}
