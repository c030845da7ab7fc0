package import CompcheckModel

/// Generates random attributes of services.
package struct TraitsSource {
    package let catalogue: Catalogue
    private let index: CatalogueIndex
    private let models: [Traits.Model]

    package init(catalogue: Catalogue) {
        self.catalogue = catalogue
        index = CatalogueIndex(catalogue)
        models = TraitsSource.modelNames.map { [index] in index.models.model(named: $0, index.vendor) }
    }

    /// Returns vendors that the organization describes; for `openai` the catalogue takes precedence.
    package func ownVendors(_ random: inout SplitMix64) -> [Vendor] {
        random.oneIn(2) ? [] : [.random("house", &random), .random("openai", &random)]
    }

    package func said(_ random: inout SplitMix64) -> Traits.Stated {
        var said = Traits.Stated()
        if random.oneIn(3) { said.notIn = random.some(Catalogue.placeCodes, 1...2) }
        for key in Key.allCases where random.oneIn(2) { fill(key, of: &said, &random) }
        return said
    }

    /// The keys of a service that may be unstated, except those about shares.
    package enum Key: CaseIterable {
        case offering
        case vendor
        case runner
        case developers
        case models
        case route
        case region
        case scope
        case hosting
        case egress
        case weights
        case customer
        case audience
        case seat
        case owners
        case capabilities
        case modalities
        case data
        case parties
        case tags
    }

    package func fill(_ key: Key, of said: inout Traits.Stated, _ random: inout SplitMix64) {
        switch key {
        case .offering:
            said.offering = random.some(Catalogue.offeringIDs, random.oneIn(8) ? 0...0 : 1...1)
            said.scopeAtHost = random.oneIn(3) ? scopeAtHost(said, &random) : nil
        case .vendor: said.vendor = names(&random)
        case .runner: said.operatedBy = names(&random)
        case .developers: said.developers = names(&random)
        case .models: said.models = random.some(models, few(&random))
        case .route: said.route = random.some(Catalogue.words[.routes] ?? [], few(&random))
        case .region: said.region = random.some(["Region 0", "region-0", "REGION1", "elsewhere"], few(&random))
        case .scope: if random.oneIn(3) { said.scope = random.some(Catalogue.scopeIDs, 1...2) }
        case .hosting: if random.oneIn(2) { said.hosting = random.some(Catalogue.placeCodes, 1...2) }
        case .egress: said.egress = random.some(Catalogue.placeCodes, 1...2)
        case .weights: if random.oneIn(2) { said.weights = random.some(Weights.allCases, 1...2) }
        case .customer: said.customer = random.some(Customer.allCases, few(&random))
        case .audience: said.audience = random.some(Audience.allCases, few(&random))
        case .seat: said.seat = random.some(Catalogue.placeCodes, few(&random))
        case .owners: said.owners = (0..<random.int(0...3)).map { _ in .random(&random) }
        case .capabilities: said.capabilities = random.some(Catalogue.words[.capabilities] ?? [], few(&random))
        case .modalities: said.modalities = random.some(Catalogue.words[.modalities] ?? [], few(&random))
        case .data: said.data = random.some(Catalogue.words[.data] ?? [], few(&random))
        case .parties: said.parties = names(&random)
        case .tags: said.tags = random.some(["one", "three", "four"], few(&random))
        }
    }

    /// Names in all forms: with a maker before the slash or the dot, with a scope's prefix, and of things that are no model.
    package static let modelNames = [
        "openai/two", "zhipu/One", "nobody/three", "three", "near.two-mini-x", "twin.three", "amazon.three",
        "global.amazon.three", "gateway/three", "gateway/near.three", "my-router",
        "arn:aws:bedrock:eu-1::foundation-model/amazon.three", "arn:aws:bedrock:eu-1:1:profile/x", "a/b/zhipu/three",
    ]

    /// Returns one of the scopes of the offering at whose host an endpoint might be.
    private func scopeAtHost(_ said: Traits.Stated, _ random: inout SplitMix64) -> ScopeID? {
        let offering = catalogue.offerings.first { $0.id == said.offering?.first }
        let entries = (offering?.scopes ?? []).filter { $0.hosts != nil }
        return entries.isEmpty ? nil : random.pick(entries).scope
    }

    /// Mostly one value, sometimes none or more.
    private func few(_ random: inout SplitMix64) -> ClosedRange<Int> {
        random.pick([0...0, 1...1, 1...1, 1...1, 2...3])
    }

    private func names(_ random: inout SplitMix64) -> [VendorName] {
        let known = (Catalogue.vendorIDs + ["house"]).map { VendorName.known($0) }
        return random.some(known + [.unknown("Nobody Ltd")], few(&random))
    }
}

extension Owner {
    package static func random(_ random: inout SplitMix64) -> Owner {
        let party: VendorName? = random.oneIn(3) ? .known(random.pick(Catalogue.vendorIDs)) : nil
        let place = party == nil || random.oneIn(2) ? random.pick(Catalogue.placeCodes) : nil
        return Owner(
            jurisdiction: place,
            party: random.oneIn(8) ? .unknown("Somebody") : party,
            share: random.pick(Catalogue.shares),
        )
    }
}

extension Evidence {
    package static func random(_ random: inout SplitMix64) -> [Evidence] {
        (0..<max(0, random.int(-2...2))).map { number in
            Evidence(
                requirement: random.pick(["filing", "licence"]),
                reference: "proof \(number)",
                jurisdictions: random.oneIn(2) ? nil : random.some(Catalogue.placeCodes, 0...4),
                validFrom: random.oneIn(2) ? .random(&random) : nil,
                validUntil: random.oneIn(2) ? .random(&random) : nil,
            )
        }
    }
}
