/// A country (ISO 3166-1) or a part of one (ISO 3166-2).
package struct Jurisdiction: Hashable, Codable, Sendable {
    /// The ISO code.
    package let code: JurisdictionCode
    /// The name in everyday English.
    package let name: String
    /// The jurisdiction that it is part of, if its code does not say so (`UA-43` is inside `UA` anyway).
    package let within: JurisdictionCode?
    /// Other names that people write.
    package let aliases: [String]

    private enum CodingKeys: String, CodingKey {
        case code = "code"
        case name = "name"
        case within = "within"
        case aliases = "aliases"
    }

    /// A jurisdiction.
    package init(code: JurisdictionCode, name: String, within: JurisdictionCode? = nil, aliases: [String] = []) {
        self.code = code
        self.name = name
        self.within = within
        self.aliases = aliases
    }
}

extension JurisdictionCode {
    /// The country that this is a part of: `UA` for `UA-43`; nil for a country, or if the form is not ISO 3166-2.
    package var country: JurisdictionCode? {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 2, (1...3).contains(parts[1].count),
            parts[0].allSatisfy(\.isUpperCaseLetter),
            parts[1].allSatisfy({ $0.isUpperCaseLetter || $0.isDigit })
        else { return nil }
        return JurisdictionCode(String(text.prefix(2)))
    }
}

extension UInt8 {
    package var isUpperCaseLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    package var isLowerCaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    package var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

/// A named list of jurisdictions that somebody read on some day, and that may change by date (docs/design.md §2).
package struct JurisdictionGroup: Hashable, Codable, Sendable {
    /// One entry of the list, with the days on which it counts.
    package struct Member: Hashable, Codable, Sendable {
        /// The jurisdiction.
        package let code: JurisdictionCode
        /// The first day on which it counts; nil: it always did, as far as is known.
        package let from: Day?
        /// The first day on which it no longer counts; nil: it still does.
        package let until: Day?

        private enum CodingKeys: String, CodingKey {
            case code = "code"
            case from = "from"
            case until = "until"
        }

        /// An entry.
        package init(code: JurisdictionCode, from: Day? = nil, until: Day? = nil) {
            self.code = code
            self.from = from
            self.until = until
        }

        /// Returns whether it counts on that day.
        package func counts(on day: Day) -> Bool { day.lies(from: from, until: until) }
    }

    /// The catalogue id.
    package let id: GroupID
    /// What the group is.
    package let title: String
    /// Where the list comes from.
    package let source: String?
    /// The members, in the file's order.
    package let members: [Member]
    /// Jurisdictions of which nobody knows whether they are on the list; nil: none.
    package let unsure: [Member]?
    /// Jurisdictions that are known not to be on the list; nil: none are named.
    package let absent: [Member]?
    /// The day of the oldest copy of the list; nil: not stated, and the list counts for every day.
    package let knownSince: Day?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case title = "title"
        case source = "source"
        case members = "members"
        case unsure = "unsure"
        case absent = "absent"
        case knownSince = "knownSince"
    }

    /// A group.
    package init(
        id: GroupID,
        title: String,
        source: String? = nil,
        members: [Member],
        unsure: [Member]? = nil,
        absent: [Member]? = nil,
        knownSince: Day? = nil,
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.members = members
        self.unsure = unsure
        self.absent = absent
        self.knownSince = knownSince
    }
}
