extension Rulebook {
    /// Returns the same rules with a catalogue that also has the entries which only the other rulebook has.
    package func filled(from other: Rulebook) -> Rulebook {
        Rulebook(rules: rules, catalogue: catalogue.filled(from: other.catalogue), origin: origin)
    }
}

extension Catalogue {
    fileprivate func filled(from other: Catalogue) -> Catalogue {
        Catalogue(
            authorities: authorities.filled(from: other.authorities, by: \.id),
            jurisdictions: jurisdictions.filled(from: other.jurisdictions, by: \.code),
            groups: groups.filled(from: other.groups, by: \.id),
            scopes: scopes.filled(from: other.scopes, by: \.id),
            models: models.filled(from: other.models, by: \.id),
            vendors: vendors.filled(from: other.vendors, by: \.id),
            offerings: offerings.filled(from: other.offerings, by: \.id),
            requirements: requirements.filled(from: other.requirements, by: \.id),
            terms: terms.merging(other.terms) { $0.filled(from: $1, by: \.id) },
        )
    }
}

extension Array {
    /// Returns the array, followed by the other's elements whose id it lacks.
    fileprivate func filled<ID: Hashable>(from other: [Element], by id: KeyPath<Element, ID>) -> [Element] {
        let known = Set(map { $0[keyPath: id] })
        return self + other.filter { !known.contains($0[keyPath: id]) }
    }
}
