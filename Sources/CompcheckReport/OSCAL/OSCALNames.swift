internal import CompcheckModel

/// Derives identifiers that are the same for the same thing in every run and on every machine.
///
/// An identifier depends on the kind of thing, its name, and the organisation that owns the inventory: two
/// organisations may each have a service with the same id.
struct OSCALNames {
    /// The random namespace of all identifiers; it must never change, or all identifiers would.
    static let namespace = NamedUUID(high: 0x21cc_f9cf_87b0_44c8, low: 0x8737_fe4e_53ad_d61a)

    /// The kind of thing that has an identifier.
    enum Kind: String {
        case document
        case result
        case question
        case rulebook
        case inventory
        case source
        case assessor
        case organization
        case tool
        case platform
        case service
        case observation
        case risk
        case response
        case finding
    }

    private let organization: NamedUUID

    /// Creates the identifiers of an organisation's things.
    init(_ organization: Organization) {
        self.organization = NamedUUID(of: organization.name ?? "", in: OSCALNames.namespace)
    }

    /// Returns the identifier of a thing.
    func of(_ kind: Kind, _ name: String) -> NamedUUID {
        NamedUUID(of: "\(kind.rawValue)\n\(name)", in: organization)
    }
}
