/// A company that develops, sells or runs services.
package struct Vendor: Hashable, Codable, Sendable {
    /// A vendor's share in another.
    package struct Owner: Hashable, Codable, Sendable {
        /// Who owns.
        package let vendor: VendorID
        /// How much, from 0 to 1.
        package let share: Share

        private enum CodingKeys: String, CodingKey {
            case vendor = "vendor"
            case share = "share"
        }

        /// A share held by a vendor.
        package init(vendor: VendorID, share: Share) {
            self.vendor = vendor
            self.share = share
        }
    }

    /// The catalogue id.
    package let id: VendorID
    /// The name that people know.
    package let name: String
    /// Other names that people write.
    package let aliases: [String]
    /// Where its headquarters are; nil: not known.
    package let seat: JurisdictionCode?
    /// Who is known to own shares in it.
    package let owners: [Owner]

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case name = "name"
        case aliases = "aliases"
        case seat = "seat"
        case owners = "owners"
    }

    /// A vendor.
    package init(
        id: VendorID,
        name: String,
        aliases: [String] = [],
        seat: JurisdictionCode? = nil,
        owners: [Owner] = [],
    ) {
        self.id = id
        self.name = name
        self.aliases = aliases
        self.seat = seat
        self.owners = owners
    }
}
