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
    func whereabouts(of region: String, _ said: Traits.Said) -> String? {
        guard let all = homes[region.foldedRegion] else { return nil }
        let parties = Set((said.vendor ?? []) + (said.operatedBy ?? []))
        let own = all.filter {
            parties.contains(.known($0.offering.vendor)) || parties.contains(.known($0.offering.runner))
        }
        let homes = own.isEmpty ? all : own
        let places = distinct(homes.map(\.location)).prefix(3).map { place in
            let offerings = homes.filter { $0.location == place }.map(\.offering.id)
            let more = offerings.count - 1
            let rest = more > 0 ? " and \(more) more offering\(more == 1 ? "" : "s")" : ""
            return "in \(said: place) with \(said: offerings[0])\(rest)"
        }
        return places.joined(separator: ", ")
    }
}
