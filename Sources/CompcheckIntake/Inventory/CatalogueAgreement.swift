internal import CompcheckModel

/// Says where a service and the catalogue disagree.
///
/// The service's own words count; its reader should know.
struct CatalogueAgreement {
    let index: CatalogueIndex
    let desk: Desk

    func check(_ said: Traits.Said, endpoint: OfferingID?) {
        for offering in (said.offering ?? []).compactMap({ index.offerings[$0] }) {
            let name = "\(said: offering.id)"
            compare("vendor", said.vendor, with: [offering.vendor], of: name)
            compare("operator", said.operatedBy, with: [offering.runner], of: name)
            if let developers = offering.developers {
                compare("developers", said.developers, with: developers, of: name)
            }
            if let route = said.route?.first(where: { $0 != offering.route }) {
                desk.note(
                    .disagreement,
                    "route \(said: route): the catalogue has \(name) on route \(said: offering.route)",
                )
            }
            compareRegions(said, offering)
        }
        if let endpoint, let named = said.offering, !named.contains(endpoint) {
            let names = named.map { "\(said: $0)" }.joined(separator: ", ")
            desk.note(.disagreement, "the endpoint belongs to \(said: endpoint), but the service names \(names)")
        }
        compareModels(said)
    }

    private func compare(_ key: String, _ names: [VendorName]?, with expected: [VendorID], of offering: String) {
        for case .known(let id) in names ?? [] where !expected.contains(id) {
            let known = expected.map { "\(said: $0)" }.joined(separator: ", ")
            desk.note(.disagreement, "\(key) \(said: id): the catalogue has \(known) for \(offering)")
        }
    }

    private func compareRegions(_ said: Traits.Said, _ offering: Offering) {
        for region in said.region ?? [] {
            let known = offering.regions.first { $0.code.foldedRegion == region.foldedRegion }
            guard let known else {
                let hint = didYouMean(region, offering.regions.map(\.code))
                desk.note(.unknownName, "the catalogue knows no region \(said: region) of \(said: offering.id)" + hint)
                continue
            }
            for place in said.hosting ?? []
            where !index.places.isInside(place, known.location) && place != known.location {
                desk.note(
                    .disagreement,
                    "hosting \(said: place): the catalogue has region \(said: known.code) in \(said: known.location)",
                )
            }
        }
    }

    private func compareModels(_ said: Traits.Said) {
        guard let developers = said.developers else { return }
        for model in said.models ?? [] {
            guard case .known(let developer) = model.developer, !developers.contains(.known(developer)) else {
                continue
            }
            desk.note(
                .disagreement,
                "the model \(said: model.name) is of \(said: developer), whom `developers` does not name",
            )
        }
    }
}
