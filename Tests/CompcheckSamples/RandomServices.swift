package import CompcheckModel

/// Generates random attributes of services.
package struct TraitsSource {
    package let catalogue: Catalogue

    package init(catalogue: Catalogue) { self.catalogue = catalogue }

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
        case hosting
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
        case .offering: said.offering = random.some(Catalogue.offeringIDs, few(&random))
        case .vendor: said.vendor = names(&random)
        case .runner: said.operatedBy = names(&random)
        case .developers: said.developers = names(&random)
        case .models: said.models = random.some(TraitsSource.models, few(&random))
        case .route: said.route = random.some(Catalogue.words[.routes] ?? [], few(&random))
        case .region: said.region = random.some(["Region 0", "region-0", "REGION1", "elsewhere"], few(&random))
        case .hosting: said.hosting = random.some(Catalogue.placeCodes, few(&random))
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

    private static let models = [
        Traits.Model(name: "openai/two", developer: .known("openai")),
        Traits.Model(name: "zhipu/one", developer: .known("zhipu")),
        Traits.Model(name: "nobody/one", developer: .unknown("nobody")), Traits.Model(name: "one", developer: nil),
    ]

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
