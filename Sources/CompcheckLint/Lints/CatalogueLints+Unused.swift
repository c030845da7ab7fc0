import CompcheckModel

extension CatalogueLints {
    /// Reports catalogue entries that nothing refers to.
    ///
    /// A vendor serves to be recognised in inventories even if no rule or offering names it, so it is only unused if it
    /// also has no alias and no owner. Offerings and vocabulary terms are never reported: inventories may name them.
    var unused: [Lint] {
        let rules = subject.rulebook.rules
        let catalogue = subject.index.catalogue
        let conditions = rules.flatMap(\.allConditions)
        let jurisdictions = Set(conditions.filter(\.attribute.holdsJurisdictions).flatMap(\.values))
            .union(catalogue.authorities.compactMap(\.jurisdiction))
        let authorities = Set(rules.map(\.authority))
        let requirements = Set(rules.compactMap(\.requirement))
        let vendors = Set(conditions.filter(\.attribute.holdsVendors).flatMap(\.values).map { VendorID($0) })
            .union(catalogue.offerings.flatMap { [$0.vendor, $0.runner] + ($0.developers ?? []) })
            .union(catalogue.vendors.flatMap(\.owners).map(\.vendor))
            .union(catalogue.models.flatMap(\.developers))

        var lints: [Lint] = []
        for authority in catalogue.authorities where !authorities.contains(authority.id) {
            lints.append(lint(.unused, .authority, authority.id.text, "has no rules: add one or remove the authority"))
        }
        for group in catalogue.groups where !jurisdictions.contains(group.id.text) {
            lints.append(lint(.unused, .group, group.id.text, "no rule or authority names it: remove it"))
        }
        for requirement in catalogue.requirements where !requirements.contains(requirement.id) {
            lints.append(lint(.unused, .requirement, requirement.id.text, "no rule asks for it: remove it"))
        }
        for vendor in catalogue.vendors
        where vendor.aliases.isEmpty && vendor.owners.isEmpty && !vendors.contains(vendor.id) {
            let what = "nothing names it and it has no aliases: add aliases or remove it"
            lints.append(lint(.unused, .vendor, vendor.id.text, what))
        }
        return lints
    }
}
