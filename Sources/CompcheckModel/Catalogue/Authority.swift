/// The author of a rule: a state body, a vendor or the press.
package struct Authority: Hashable, Codable, Sendable {
    /// The kinds of authority.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case legislature
        case regulator
        case court
        case vendor
        case press

        /// Whether it speaks with the force of law.
        ///
        /// A rule of a private authority overrides only rules of private authorities.
        package var isPublic: Bool {
            switch self {
            case .legislature, .regulator, .court: true
            case .vendor, .press: false
            }
        }
    }

    /// The catalogue id.
    package let id: AuthorityID
    /// The name that people know.
    package let name: String
    /// What it is.
    package let kind: Kind
    /// For a public authority, the jurisdiction or group in which its rules are law.
    package let jurisdiction: String?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case name = "name"
        case kind = "kind"
        case jurisdiction = "jurisdiction"
    }

    /// An authority.
    package init(id: AuthorityID, name: String, kind: Kind, jurisdiction: String? = nil) {
        self.id = id
        self.name = name
        self.kind = kind
        self.jurisdiction = jurisdiction
    }
}
