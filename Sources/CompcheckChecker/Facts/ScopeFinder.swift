import CompcheckModel

/// Finds how far the requests of a use may travel, and so where it is computed (docs/design.md §3).
struct ScopeFinder {
    /// A scope that the use has, or that it has one which cannot be told.
    struct Found: Hashable {
        /// The scope; nil if it cannot be told.
        let scope: ScopeID?
        /// What shows it; nil if nothing had to.
        let evidence: ScopeEvidence?
    }

    /// Where requests of one scope are computed.
    struct Places: Hashable {
        var known: [JurisdictionCode] = []
        var candidates: [JurisdictionCode] = []
        var isOpen = false
    }

    let index: CatalogueIndex
    private let stated: Traits.Stated
    private let offerings: [Offering]

    init(_ stated: Traits.Stated, _ offerings: [Offering], _ index: CatalogueIndex) {
        self.stated = stated
        self.offerings = offerings
        self.index = index
    }

    /// The scopes of the use, each once.
    var scopes: [Found] {
        if let said = stated.scope, !said.isEmpty {
            return distinct(said).map { Found(scope: $0, evidence: .service) }
        }
        let listed = offerings.flatMap { $0.scopes ?? [] }
        guard !listed.isEmpty else { return [Found(scope: .region, evidence: nil)] }
        let models = (stated.models ?? []).map { scope(of: $0, listed) }
        if models.contains(where: \.hasPrefix) { return distinctScopes(models.map(\.found)) }
        if let scope = stated.scopeAtHost { return [Found(scope: scope, evidence: .host)] }
        return models.isEmpty ? [Found(scope: nil, evidence: nil)] : distinctScopes(models.map(\.found))
    }

    /// Where the use is computed, where the service does not say it.
    var places: Places {
        let all = scopes.map { places(of: $0.scope) }
        guard all.count != 1 else { return all[0] }
        if all.contains(where: \.isOpen) { return Places(isOpen: true) }
        return Places(candidates: distinct(all.flatMap { $0.known + $0.candidates }))
    }

    /// The regions that the service names and its offering does not have.
    var unknownRegions: [String] { (stated.region ?? []).filter { locations(of: $0).isEmpty } }

    /// Returns the places of a region that the service names; none if the catalogue does not know it.
    func locations(of region: String) -> [JurisdictionCode] {
        let folded = region.foldedRegion
        return distinct(offerings.flatMap(\.regions).filter { $0.code.foldedRegion == folded }.map(\.location))
    }

    private func places(of scope: ScopeID?) -> Places {
        guard let scope else { return Places(isOpen: true) }
        guard scope == .region else {
            guard let places = index.scopes[scope]?.places else { return Places(isOpen: true) }
            return places.count == 1 ? Places(known: places) : Places(candidates: places)
        }
        let regions = stated.region ?? []
        return Places(
            known: distinct(regions.flatMap(locations)),
            isOpen: regions.isEmpty || !unknownRegions.isEmpty,
        )
    }

    // MARK: Models

    private func scope(
        of model: Traits.Model,
        _ listed: [Offering.ScopeEntry],
    ) -> (found: Found, hasPrefix: Bool) {
        let name = ModelName(model.name).last
        var best: (length: Int, scope: ScopeID)?
        for entry in listed {
            for prefix in entry.prefixes ?? [] where name.hasPrefix(prefix.lowercased()) {
                if best.map({ prefix.count > $0.length }) ?? true { best = (prefix.count, entry.scope) }
            }
        }
        if let best { return (Found(scope: best.scope, evidence: .model(model.name)), true) }
        let plain = model.isModel ? listed.first { $0.isUnprefixed == true }?.scope : nil
        return (Found(scope: plain, evidence: .model(model.name)), false)
    }

    /// Returns each scope once, with the first evidence of it.
    private func distinctScopes(_ found: [Found]) -> [Found] {
        var seen: Set<ScopeID?> = []
        return found.filter { seen.insert($0.scope).inserted }
    }
}
