internal import CompcheckModel

/// The locations of the regions of all offerings, for services whose own offering does not have the region.
struct RegionIndex {
    private struct Home {
        let offering: Offering
        let location: JurisdictionCode
    }

    private var homes: [String: [Home]] = [:]

    init(_ offerings: [Offering]) {
        // Many offerings of a cloud share its regions.
        var folded: [String: String] = [:]
        for offering in offerings {
            for region in offering.regions {
                let code = folded[region.code] ?? region.code.foldedRegion
                folded[region.code] = code
                homes[code, default: []].append(Home(offering: offering, location: region.location))
            }
        }
    }

    /// Returns where a region is, and its offerings: ``in `CN` with `azure-china-openai` and 5 more offerings``.
    ///
    /// Two clouds may use one code: if the service's vendors or operators have the region, only their offerings count.
    func whereabouts(of region: String, _ stated: Traits.Stated) -> String? {
        guard let all = homes[region.foldedRegion] else { return nil }
        let parties = Set((stated.vendor ?? []) + (stated.operatedBy ?? []))
        let own = all.filter {
            parties.contains(.known($0.offering.vendor)) || parties.contains(.known($0.offering.runner))
        }
        let homes = own.isEmpty ? all : own
        let jurisdictions = distinct(homes.map(\.location)).prefix(3).map { jurisdiction in
            let offerings = homes.filter { $0.location == jurisdiction }.map(\.offering.id)
            let more = offerings.count - 1
            let rest = more > 0 ? " and " + plural(more, "more offering") : ""
            return "in \(said: jurisdiction) with \(said: offerings[0])\(rest)"
        }
        return jurisdictions.joined(separator: ", ")
    }
}
