/// A word of a closed vocabulary: a route, a capability, a modality or a kind of data.
package struct Term: Hashable, Codable, Sendable {
    /// The word as rules and inventories write it.
    package let id: TermID
    /// What it means.
    package let title: String

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case title = "title"
    }

    /// A term.
    package init(id: TermID, title: String) {
        self.id = id
        self.title = title
    }
}

/// A kind of permission that a rule may require, such as a licence or a filing.
package struct Requirement: Hashable, Codable, Sendable {
    /// The catalogue id.
    package let id: RequirementID
    /// What it is.
    package let title: String
    /// How it is obtained.
    package let guidance: String?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case title = "title"
        case guidance = "guidance"
    }

    /// A requirement.
    package init(id: RequirementID, title: String, guidance: String? = nil) {
        self.id = id
        self.title = title
        self.guidance = guidance
    }
}
