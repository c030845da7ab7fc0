import CompcheckModel

/// The attributes of a service in any of its jurisdictions, from the inventory and the catalogue together.
struct Profile: Hashable {
    /// A share of the organisation.
    struct OwnerShare: Hashable {
        /// Where its owner sits; nil if not stated.
        let jurisdiction: ValueNumber?
        /// The owner, where it is a known vendor.
        let party: ValueNumber?
        let share: Share
    }

    /// The known owners of a party.
    struct Holding: Hashable {
        let owners: [ValueNumber: Share]
    }

    /// The values of each attribute by slot; `jurisdiction` and the sums of shares are not included.
    private var values = [AttributeValues](repeating: .unknown, count: Attribute.allCases.count)
    /// The owners of the organisation; nil if the inventory does not state them.
    var owners: [OwnerShare]?
    /// The owners of each party, by the party's id.
    var holdings: [String: Holding] = [:]
    /// Whether nobody says from where requests leave, so that it is the place of use.
    var leavesFromPlaceOfUse = false
    /// Jurisdictions in which the service is not used.
    var notIn: [ValueNumber] = []

    subscript(attribute: Attribute) -> AttributeValues {
        get { values[attribute.slot] }
        set { values[attribute.slot] = newValue }
    }

    subscript(slot: Int) -> AttributeValues { values[slot] }
}

extension Attribute {
    /// The position of the attribute's values in a profile: its position among all attributes.
    var slot: Int { Attribute.slots[self] ?? 0 }

    private static let slots = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
