/// A word of a closed vocabulary: a route, a capability, a modality or a kind of data.
public struct Term: Hashable, Codable, Sendable {
    /// The word as rules and inventories write it.
    public let id: TermID
    /// What it means.
    public let title: String

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case title = "title"
    }

    /// A term.
    public init(id: TermID, title: String) {
        self.id = id
        self.title = title
    }
}

/// A kind of permission that a rule may ask for, such as a licence or a filing.
public struct Requirement: Hashable, Codable, Sendable {
    /// The catalogue id.
    public let id: RequirementID
    /// What it is.
    public let title: String
    /// How it is obtained.
    public let guidance: String?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case title = "title"
        case guidance = "guidance"
    }

    /// A requirement.
    public init(id: RequirementID, title: String, guidance: String? = nil) {
        self.id = id
        self.title = title
        self.guidance = guidance
    }
}
