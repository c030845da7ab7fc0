internal import CompcheckModel

/// Identifiers for the things of a document: the same for the same thing in every run and on every machine.
///
/// A thing is named by what makes it that thing and no other, inside the organisation whose inventory it is in: two
/// organisations may each have a service of one id.
struct OSCALNames {
    /// The namespace of all names, made at random once; it never changes, or all identifiers would.
    static let namespace = NamedUUID(high: 0x21cc_f9cf_87b0_44c8, low: 0x8737_fe4e_53ad_d61a)

    /// What a name is of.
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

    /// Names for what an organisation has.
    init(_ organization: Organization) {
        self.organization = NamedUUID(of: organization.name ?? "", in: OSCALNames.namespace)
    }

    /// The identifier of a thing.
    func of(_ kind: Kind, _ name: String) -> NamedUUID {
        NamedUUID(of: "\(kind.rawValue)\n\(name)", in: organization)
    }
}
