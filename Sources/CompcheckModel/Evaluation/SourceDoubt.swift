/// What leaves a finding possible and no inventory can settle, only a source.
package enum SourceDoubt: Hashable, Sendable {
    /// The day on which the rule began is not known.
    case start
    /// A list does not say for that day whether a place is on it; with the attribute, if the inventory has said all
    /// about it and the list alone leaves it open.
    case list(GroupID, Attribute?)
    /// An exception that may lift the rule rests on a doubtful source, or its start is not known.
    case exception(RuleID)
}

extension SourceDoubt: CustomStringConvertible {
    /// The kind, and what it is about: `start`, `list supported jurisdiction`, `exception azure-openai-cn-exception`.
    package var description: String {
        switch self {
        case .start: "start"
        case .list(let group, let attribute): "list \(group)" + (attribute.map { " \($0.rawValue)" } ?? "")
        case .exception(let rule): "exception \(rule)"
        }
    }

    /// Reads the text form; nil if it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        switch (parts.first, parts.count) {
        case ("start", 1): self = .start
        case ("list", 2): self = .list(GroupID(parts[1]), nil)
        case ("list", 3):
            guard let attribute = Attribute(rawValue: parts[2]) else { return nil }
            self = .list(GroupID(parts[1]), attribute)
        case ("exception", 2): self = .exception(RuleID(parts[1]))
        default: return nil
        }
    }
}

extension SourceDoubt: Codable {
    /// Reads the text form.
    /// - Throws: `DecodingError` if it is none.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let doubt = SourceDoubt(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "`\(text)` is no doubt")
        }
        self = doubt
    }

    /// Writes the text form.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension [Attribute] {
    /// The attributes that the inventory can settle; lists alone leave the others open.
    package func settledByInventory(_ doubts: [SourceDoubt]) -> [Attribute] {
        filter { attribute in
            !doubts.contains { if case .list(_, attribute) = $0 { true } else { false } }
        }
    }
}
