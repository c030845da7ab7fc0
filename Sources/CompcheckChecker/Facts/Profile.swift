import CompcheckModel

/// The attributes of a service in any of its jurisdictions, as inventory and catalogue tell them together.
struct Profile: Hashable {
    /// A share of the organisation.
    struct OwnerShare: Hashable {
        /// Where its owner sits; nil: not said.
        let place: ValueNumber?
        /// The owner, where it is a known vendor.
        let party: ValueNumber?
        let share: Share
    }

    /// A party and who owns it, as far as it is known.
    struct Holding: Hashable {
        let owners: [ValueNumber: Share]
    }

    /// The values of each attribute by its slot; `jurisdiction` and the sums of shares are not among them.
    private var values = [AttributeValues](repeating: .unknown, count: Attribute.allCases.count)
    /// Who owns the organisation; nil: the inventory is silent.
    var owners: [OwnerShare]?
    /// Who owns which party.
    var holdings: [String: Holding] = [:]
    /// Places where the service is not used.
    var notIn: [ValueNumber] = []

    subscript(attribute: Attribute) -> AttributeValues {
        get { values[attribute.slot] }
        set { values[attribute.slot] = newValue }
    }

    subscript(slot: Int) -> AttributeValues { values[slot] }
}

extension Attribute {
    /// Where the values of the attribute are kept: its place among all.
    var slot: Int { Attribute.slots[self] ?? 0 }

    private static let slots = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
