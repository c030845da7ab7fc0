/// Models that are told by their names, and who made them.
package struct ModelFamily: Hashable, Codable, Sendable {
    /// The catalogue id.
    package let id: FamilyID
    /// The pattern of the names, in lower case: `*` is any text, no other sign is special.
    package let pattern: String
    /// All who made them.
    package let developers: [VendorID]
    /// Whether anybody may obtain their weights; nil: not known.
    package let weights: Weights?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case pattern = "pattern"
        case developers = "developer"
        case weights = "weights"
    }

    /// A family.
    package init(id: FamilyID, pattern: String, developers: [VendorID], weights: Weights? = nil) {
        self.id = id
        self.pattern = pattern
        self.developers = developers
        self.weights = weights
    }
}
