package import CompcheckModel

extension Catalogue {
    package static let vendorIDs: [VendorID] = ["amazon", "century", "microsoft", "mistral", "openai", "zhipu"]
    /// Codes of the catalogue, and subdivision codes that are not in it.
    package static let placeCodes: [JurisdictionCode] = [
        "CN", "CN-GD", "FR", "HK", "HK-KT", "NO", "SG", "UA", "UA-40", "UA-43", "US", "US-TX",
    ]
    package static let groupIDs: [GroupID] = ["embargoed", "moving", "rarely", "supported"]
    package static let offeringIDs: [OfferingID] = ["off-0", "off-1", "off-2", "off-3", "off-4", "off-5"]
    package static let shares = ["0.1", "0.2", "0.25", "0.3", "0.4", "0.5", "1e-1", "0.51"].compactMap { Share($0) }
    package static let words: [Vocabulary: [TermID]] = [
        .routes: ["direct", "gateway", "azure-global"], .capabilities: ["chat", "code", "image"],
        .modalities: ["text", "video"], .data: ["personal", "health"],
    ]

    package static func random(_ random: inout SplitMix64) -> Catalogue {
        Catalogue(
            authorities: [Authority(id: "someone", name: "Someone", kind: .regulator)],
            jurisdictions: [
                Jurisdiction(code: "CN", name: "China"), Jurisdiction(code: "FR", name: "France"),
                Jurisdiction(code: "HK", name: "Hong Kong", within: "CN"), Jurisdiction(code: "NO", name: "Norway"),
                Jurisdiction(code: "SG", name: "Singapore"), Jurisdiction(code: "UA", name: "Ukraine"),
                Jurisdiction(code: "UA-43", name: "Crimea"), Jurisdiction(code: "US", name: "United States"),
            ],
            groups: groupIDs.map { JurisdictionGroup(id: $0, title: $0.text, members: members(&random)) },
            vendors: vendorIDs.map { .random($0, &random) },
            offerings: offeringIDs.map { .random($0, &random) },
            requirements: [Requirement(id: "filing", title: "Filing"), Requirement(id: "licence", title: "Licence")],
            terms: words.mapValues { $0.map { Term(id: $0, title: $0.text) } },
        )
    }

    private static func members(_ random: inout SplitMix64) -> [JurisdictionGroup.Member] {
        (0..<random.int(0...5)).map { _ in
            JurisdictionGroup.Member(
                code: random.pick(placeCodes),
                from: random.oneIn(3) ? .random(&random) : nil,
                until: random.oneIn(3) ? .random(&random) : nil,
            )
        }
    }
}

extension Vendor {
    package static func random(_ id: VendorID, _ random: inout SplitMix64) -> Vendor {
        Vendor(
            id: id,
            name: id.text.uppercased(),
            seat: random.oneIn(4) ? nil : random.pick(Catalogue.placeCodes),
            owners: (0..<max(0, random.int(-2...3))).map { _ in
                Owner(vendor: random.pick(Catalogue.vendorIDs), share: random.pick(Catalogue.shares))
            },
        )
    }
}

extension Offering {
    package static func random(_ id: OfferingID, _ random: inout SplitMix64) -> Offering {
        Offering(
            id: id,
            vendor: random.pick(Catalogue.vendorIDs),
            operatedBy: random.oneIn(3) ? random.pick(Catalogue.vendorIDs) : nil,
            developers: random.oneIn(4) ? nil : random.some(Catalogue.vendorIDs, 0...3),
            route: random.pick(Catalogue.words[.routes] ?? []),
            capabilities: random.oneIn(2) ? nil : random.some(Catalogue.words[.capabilities] ?? [], 0...2),
            regions: ["region-0", "Region 1"].filter { _ in random.oneIn(2) }.map {
                Region(code: $0, location: random.pick(Catalogue.placeCodes))
            },
        )
    }
}
