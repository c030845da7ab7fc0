internal import CompcheckModel

/// Notes where a service and the catalogue disagree, and what its endpoint and its regions were recognised as.
///
/// The service's own words count, but the reader should know.
struct CatalogueAgreement {
    /// The catalogue entry that an endpoint's host was recognised as.
    struct Endpoint {
        /// The first host with the same match.
        let host: String
        let match: HostIndex.Match
    }

    let names: InventoryNames
    let desk: Desk

    private var index: CatalogueIndex { names.index }

    /// - Parameters:
    ///   - said: the service's statements, with the offering found by its endpoint if it names none.
    ///   - endpoint: what its endpoint was recognised as.
    func check(_ said: Traits.Said, endpoint: Endpoint?) {
        for offering in (said.offering ?? []).compactMap({ index.offerings[$0] }) {
            let name = "\(said: offering.id)"
            compare("vendor", said.vendor, with: [offering.vendor], of: name)
            compare("operator", said.operatedBy, with: [offering.runner], of: name)
            if let developers = offering.developers {
                compare("developers", said.developers, with: developers, of: name)
                if said.developers == nil { compareModels(said, with: developers, of: name) }
            }
            if let route = said.route?.first(where: { $0 != offering.route }) {
                desk.note(
                    .disagreement,
                    "route \(said: route): the catalogue has \(name) on route \(said: offering.route)",
                )
            }
            compareRegions(said, offering)
        }
        if said.offering?.isEmpty ?? true { placeRegions(said) }
        if let endpoint, let named = said.offering {
            let found = endpoint.match.offering
            if named.contains(found) {
                tell(endpoint, said)
            } else {
                let names = named.map { "\(said: $0)" }.joined(separator: ", ")
                desk.note(.disagreement, "the endpoint belongs to \(said: found), but the service names \(names)")
            }
        }
        compareModels(said)
    }

    private func compare(_ key: String, _ names: [VendorName]?, with expected: [VendorID], of offering: String) {
        for case .known(let id) in names ?? [] where !expected.contains(id) {
            let known = expected.map { "\(said: $0)" }.joined(separator: ", ")
            desk.note(.disagreement, "\(key) \(said: id): the catalogue has \(known) for \(offering)")
        }
    }

    /// Notes models whose prefix is not a developer of the offering.
    ///
    /// Gateways may write the route instead of the developer as the prefix: then the wrong rules would be evaluated.
    private func compareModels(_ said: Traits.Said, with developers: [VendorID], of offering: String) {
        for model in said.models ?? [] {
            guard case .known(let id) = model.developer, !developers.contains(id) else { continue }
            let known = developers.map { "\(said: $0)" }.joined(separator: ", ")
            desk.note(
                .disagreement,
                "the model \(said: model.name) counts as one of \(said: id): the catalogue has \(known) for "
                    + "\(offering); put its maker before the slash",
            )
        }
    }

    private func compareRegions(_ said: Traits.Said, _ offering: Offering) {
        for region in said.region ?? [] {
            let known = offering.regions.first { $0.code.foldedRegion == region.foldedRegion }
            guard let known else {
                let hint =
                    names.regions.whereabouts(of: region, said).map { ": it is \($0)" }
                    ?? didYouMean(region, offering.regions.map(\.code))
                desk.note(.unknownName, "the catalogue knows no region \(said: region) of \(said: offering.id)" + hint)
                continue
            }
            let code = known.code == region ? "" : "\(said: known.code), "
            let what = "region \(said: region) of \(said: offering.id) is \(code)in \(said: known.location)"
            desk.note(.recognized, what)
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

// Notices about recognised hosts and regions.

extension CatalogueAgreement {
    /// Notes what a host was recognised as, in words that are true of every host with the same match.
    private func tell(_ endpoint: Endpoint, _ said: Traits.Said) {
        let match = endpoint.match
        let isPattern = endpoint.host.lowercased() != match.pattern.lowercased()
        let host = isPattern ? "a host like \(said: endpoint.host)" : "the host \(said: endpoint.host)"
        let means = isPattern ? ": host pattern \(said: match.pattern)" : ": one of its hosts"
        desk.note(.recognized, "\(host) is of offering \(said: match.offering)\(means)")
        guard let region = match.region, said.region == nil, said.hosting == nil else { return }
        let place = "in \(said: region.location): state \(said: "region") to have it counted"
        desk.note(.recognized, "\(host) names region \(said: region.code) of \(said: match.offering), \(place)")
    }

    /// Notes where the regions of a service without offering are.
    private func placeRegions(_ said: Traits.Said) {
        for region in said.region ?? [] {
            guard let known = names.regions.whereabouts(of: region, said) else { continue }
            let advice = said.hosting == nil ? ": name the offering to have it counted" : ""
            desk.note(.recognized, "region \(said: region) is \(known)\(advice)")
        }
    }
}
