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

    /// The values by attribute; `jurisdiction` and the sums of shares are not among them.
    var values: [Attribute: AttributeValues] = [:]
    /// Who owns the organisation; nil: the inventory is silent.
    var owners: [OwnerShare]?
    /// Who owns which party.
    var holdings: [String: Holding] = [:]
    /// Places where the service is not used.
    var notIn: [ValueNumber] = []

    subscript(attribute: Attribute) -> AttributeValues { values[attribute] ?? .unknown }
}
