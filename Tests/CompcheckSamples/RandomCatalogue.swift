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
        .routes: ["direct", "gateway", "azure-global", "vpn-proxy"], .capabilities: ["chat", "code", "image"],
        .modalities: ["text", "video"], .data: ["personal", "health"],
    ]

    package static let scopeIDs: [ScopeID] = ["global", "near", "region", "twin"]
    package static let familyIDs: [FamilyID] = ["one", "two", "two-mini", "with-slash"]

    package static func random(_ random: inout SplitMix64) -> Catalogue {
        Catalogue(
            authorities: [Authority(id: "someone", name: "Someone", kind: .regulator)],
            jurisdictions: [
                Jurisdiction(code: "CN", name: "China"), Jurisdiction(code: "FR", name: "France"),
                Jurisdiction(code: "HK", name: "Hong Kong", within: "CN"), Jurisdiction(code: "NO", name: "Norway"),
                Jurisdiction(code: "SG", name: "Singapore"), Jurisdiction(code: "UA", name: "Ukraine"),
                Jurisdiction(code: "UA-43", name: "Crimea"), Jurisdiction(code: "US", name: "United States"),
            ],
            groups: groupIDs.map { .random($0, &random) },
            scopes: [
                ComputeScope(id: "global", title: "Anywhere"),
                ComputeScope(id: "near", title: "Near", places: random.some(placeCodes, 1...1)),
                ComputeScope(id: "twin", title: "One of two", places: random.some(placeCodes, 2...2)),
            ],
            models: ModelFamily.random(&random),
            vendors: vendorIDs.map { .random($0, &random) },
            offerings: offeringIDs.map { .random($0, &random) },
            requirements: [Requirement(id: "filing", title: "Filing"), Requirement(id: "licence", title: "Licence")],
            terms: words.mapValues { $0.map { Term(id: $0, title: $0.text) } },
        )
    }
}

extension JurisdictionGroup {
    package static func random(_ id: GroupID, _ random: inout SplitMix64) -> JurisdictionGroup {
        // A place stands in one of the three lists only.
        let places = random.some(Catalogue.placeCodes, 0...8)
        func entries(_ codes: ArraySlice<JurisdictionCode>, _ random: inout SplitMix64) -> [Member] {
            codes.flatMap { code in
                (0..<(random.oneIn(6) ? 2 : 1)).map { _ in
                    Member(
                        code: code,
                        from: random.oneIn(3) ? .random(&random) : nil,
                        until: random.oneIn(3) ? .random(&random) : nil,
                    )
                }
            }
        }
        let isPlain = random.oneIn(2)
        return JurisdictionGroup(
            id: id,
            title: id.text,
            members: entries(isPlain ? places[...] : places.prefix(4), &random),
            unsure: isPlain || random.oneIn(3) ? nil : entries(places.dropFirst(4).prefix(2), &random),
            absent: isPlain || random.oneIn(3) ? nil : entries(places.dropFirst(6), &random),
            knownSince: random.oneIn(3) ? .random(&random) : nil,
        )
    }
}

extension ModelFamily {
    package static func random(_ random: inout SplitMix64) -> [ModelFamily] {
        let patterns: [(FamilyID, String)] = [
            ("one", "one*"), ("two", "two*"), ("two-mini", "two-mini*"), ("with-slash", "gateway/t*"),
        ]
        return patterns.map { id, pattern in
            ModelFamily(
                id: id,
                pattern: pattern,
                developers: random.some(Catalogue.vendorIDs, 1...2),
                weights: random.oneIn(3) ? nil : random.pick(Weights.allCases),
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
            scopes: random.oneIn(2) ? nil : scopes(id, &random),
            weights: random.oneIn(3) ? random.pick(Weights.allCases) : nil,
        )
    }

    private static func scopes(_ id: OfferingID, _ random: inout SplitMix64) -> [ScopeEntry] {
        let ids = random.some(Catalogue.scopeIDs, 1...3)
        let plain = random.oneIn(3) ? nil : random.pick(ids)
        return ids.map { scope in
            ScopeEntry(
                scope: scope,
                prefixes: random.oneIn(2) ? ["\(scope)."] : nil,
                hosts: random.oneIn(2) ? ["\(scope).\(id).example.com"] : nil,
                isUnprefixed: scope == plain ? true : nil,
            )
        }
    }
}
