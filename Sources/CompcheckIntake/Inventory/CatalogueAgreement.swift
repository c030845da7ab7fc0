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
    let decoding: DecodingContext

    private var index: CatalogueIndex { names.index }

    /// - Parameters:
    ///   - stated: the service's statements, with the offering found by its endpoint if it names none.
    ///   - endpoint: what its endpoint was recognised as.
    func check(_ stated: Traits.Stated, endpoint: Endpoint?) {
        for offering in (stated.offering ?? []).compactMap({ index.offerings[$0] }) {
            let name = "\(said: offering.id)"
            compare("vendor", stated.vendor, with: [offering.vendor], of: name)
            compare("operator", stated.operatedBy, with: [offering.runner], of: name)
            if let developers = offering.developers {
                compare("developers", stated.developers, with: developers, of: name)
                if stated.developers == nil { compareModels(stated, with: developers, of: name) }
            }
            if let route = stated.route?.first(where: { $0 != offering.route }) {
                decoding.note(
                    .disagreement,
                    "route \(said: route): the catalogue has \(name) on route \(said: offering.route)",
                )
            }
            compareRegions(stated, offering)
            compareScopes(stated, offering)
        }
        compareWeights(stated)
        if stated.offering?.isEmpty ?? true { resolveRegions(stated) }
        if let endpoint, let named = stated.offering {
            let found = endpoint.match.offering
            if named.contains(found) {
                report(endpoint, stated)
            } else {
                let names = named.map { "\(said: $0)" }.joined(separator: ", ")
                decoding.note(.disagreement, "the endpoint belongs to \(said: found), but the service names \(names)")
            }
        }
        compareModels(stated)
    }

    private func compare(_ key: String, _ names: [VendorName]?, with expected: [VendorID], of offering: String) {
        for case .known(let id) in names ?? [] where !expected.contains(id) {
            let known = expected.map { "\(said: $0)" }.joined(separator: ", ")
            decoding.note(.disagreement, "\(key) \(said: id): the catalogue has \(known) for \(offering)")
        }
    }

    /// Notes models of which no maker is a developer of the offering: then the wrong rules might be evaluated.
    private func compareModels(_ stated: Traits.Stated, with developers: [VendorID], of offering: String) {
        for model in stated.models ?? [] {
            guard case .known(let makers) = model.makers, !makers.contains(where: developers.contains) else { continue }
            let known = developers.map { "\(said: $0)" }.joined(separator: ", ")
            decoding.note(
                .disagreement,
                "the model \(said: model.name) counts as one of \(listed(makers)): the catalogue has "
                    + "\(known.isEmpty ? "no models" : known) for \(offering)",
            )
        }
    }

    private func compareRegions(_ stated: Traits.Stated, _ offering: Offering) {
        for region in stated.region ?? [] {
            let known = offering.regions.first { $0.code.foldedRegion == region.foldedRegion }
            guard let known else {
                let hint =
                    names.regions.whereabouts(of: region, stated).map { ": it is \($0)" }
                    ?? didYouMean(region, offering.regions.map(\.code))
                decoding.note(
                    .unknownName,
                    "the catalogue knows no region \(said: region) of \(said: offering.id)" + hint,
                )
                continue
            }
            let code = known.code == region ? "" : "\(said: known.code), "
            let what = "region \(said: region) of \(said: offering.id) is \(code)in \(said: known.location)"
            decoding.note(.recognized, what)
            for jurisdiction in stated.hosting ?? []
            where !index.jurisdictions.isInside(jurisdiction, known.location) && jurisdiction != known.location {
                decoding.note(
                    .disagreement,
                    "hosting \(said: jurisdiction): the catalogue has region \(said: known.code) in \(said: known.location)",
                )
            }
        }
    }

    private func compareScopes(_ stated: Traits.Stated, _ offering: Offering) {
        let known = offering.scopes?.map(\.scope) ?? [.region]
        for scope in stated.scope ?? [] where !known.contains(scope) {
            let scopes = known.map { "\(said: $0)" }.joined(separator: ", ")
            decoding.note(
                .disagreement,
                "scope \(said: scope): the catalogue has \(scopes) for \(said: offering.id)",
            )
        }
    }

    /// Notes models whose weights are not what the service says of them.
    private func compareWeights(_ stated: Traits.Stated) {
        guard let said = stated.weights else { return }
        for model in stated.models ?? [] {
            guard let family = model.family, let weights = index.models.families[family]?.weights,
                !said.contains(weights)
            else { continue }
            let words = said.map { "\(said: $0.rawValue)" }.joined(separator: ", ")
            decoding.note(
                .disagreement,
                "weights \(words): the catalogue has \(said: weights.rawValue) for the model \(said: model.name)",
            )
        }
    }

    private func compareModels(_ stated: Traits.Stated) {
        guard let developers = stated.developers else { return }
        for model in stated.models ?? [] {
            guard case .known(let makers) = model.makers,
                !makers.contains(where: { developers.contains(.known($0)) })
            else { continue }
            decoding.note(
                .disagreement,
                "the model \(said: model.name) is of \(listed(makers)), whom `developers` does not name",
            )
        }
    }

    private func listed(_ vendors: [VendorID]) -> String { vendors.map { "\(said: $0)" }.joined(separator: " and ") }
}

// Notices about recognised hosts and regions.

extension CatalogueAgreement {
    /// Notes what a host was recognised as, in words that are true of every host with the same match.
    private func report(_ endpoint: Endpoint, _ stated: Traits.Stated) {
        let match = endpoint.match
        let isPattern = endpoint.host.lowercased() != match.pattern.lowercased()
        let host = isPattern ? "a host like \(said: endpoint.host)" : "the host \(said: endpoint.host)"
        let means = isPattern ? ": host pattern \(said: match.pattern)" : ": one of its hosts"
        decoding.note(.recognized, "\(host) is of offering \(said: match.offering)\(means)")
        guard let region = match.region, stated.region == nil, stated.hosting == nil else { return }
        let inRegion = "in \(said: region.location): state \(said: "region") to have it counted"
        decoding.note(.recognized, "\(host) names region \(said: region.code) of \(said: match.offering), \(inRegion)")
    }

    /// Notes where the regions of a service without offering are.
    private func resolveRegions(_ stated: Traits.Stated) {
        for region in stated.region ?? [] {
            guard let known = names.regions.whereabouts(of: region, stated) else { continue }
            let advice = stated.hosting == nil ? ": name the offering to have it counted" : ""
            decoding.note(.recognized, "region \(said: region) is \(known)\(advice)")
        }
    }
}
