/// What leaves a finding possible and no inventory can settle, only a source.
package enum SourceDoubt: Hashable, Sendable {
    /// The day on which the rule began is not known.
    case start
    /// A list does not say for that day whether a place is on it.
    case list(GroupID)
    /// An exception that may lift the rule rests on a doubtful source, or its start is not known.
    case exception(RuleID)
}

extension SourceDoubt: CustomStringConvertible {
    /// The kind, and what it is about: `start`, `list supported`, `exception azure-openai-cn-exception`.
    package var description: String {
        switch self {
        case .start: "start"
        case .list(let group): "list \(group)"
        case .exception(let rule): "exception \(rule)"
        }
    }

    /// Reads the text form; nil if it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("start", nil): self = .start
        case ("list", let group?): self = .list(GroupID(group))
        case ("exception", let rule?): self = .exception(RuleID(rule))
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
