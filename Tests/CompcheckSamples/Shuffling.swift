package import CompcheckModel

// The same content in another order, except where order has a meaning (docs/design.md: events of one day, uses).

extension Rule {
    package func shuffled(_ random: inout SplitMix64) -> Rule {
        Rule(
            id: id,
            title: title,
            authority: authority,
            effect: effect,
            requirement: requirement,
            severity: severity,
            confidence: confidence,
            overrides: overrides.shuffled(using: &random),
            when: when.shuffled(&random),
            unless: unless.map { $0.shuffled(&random) },
            lifecycle: lifecycle,
        )
    }
}

extension Scope {
    package func shuffled(_ random: inout SplitMix64) -> Scope {
        func shuffled(_ conditions: [Condition]) -> [Condition] {
            conditions.map { Condition($0.attribute, $0.test, $0.values.shuffled(using: &random)) }
                .shuffled(using: &random)
        }
        return Scope(shuffled(conditions), any: alternatives.map(shuffled).shuffled(using: &random))
    }
}

extension Catalogue {
    package func shuffled(_ random: inout SplitMix64) -> Catalogue {
        Catalogue(
            authorities: authorities.shuffled(using: &random),
            jurisdictions: jurisdictions.shuffled(using: &random),
            groups: groups.map {
                JurisdictionGroup(
                    id: $0.id,
                    title: $0.title,
                    members: $0.members.shuffled(using: &random),
                    unsure: $0.unsure?.shuffled(using: &random),
                    absent: $0.absent?.shuffled(using: &random),
                    knownSince: $0.knownSince,
                )
            }.shuffled(using: &random),
            scopes: scopes.shuffled(using: &random),
            models: models.shuffled(using: &random),
            vendors: vendors.map {
                Vendor(id: $0.id, name: $0.name, seat: $0.seat, owners: $0.owners.shuffled(using: &random))
            }.shuffled(using: &random),
            offerings: offerings.map { $0.shuffled(&random) }.shuffled(using: &random),
            requirements: requirements.shuffled(using: &random),
            terms: terms.mapValues { $0.shuffled(using: &random) },
        )
    }
}

extension Offering {
    fileprivate func shuffled(_ random: inout SplitMix64) -> Offering {
        Offering(
            id: id,
            vendor: vendor,
            operatedBy: operatedBy,
            developers: developers?.shuffled(using: &random),
            route: route,
            capabilities: capabilities?.shuffled(using: &random),
            regions: regions.shuffled(using: &random),
            scopes: scopes?.shuffled(using: &random),
            weights: weights,
        )
    }
}

extension Service {
    package func shuffled(_ random: inout SplitMix64) -> Service {
        var said = traits.stated
        said.offering?.shuffle(using: &random)
        said.vendor?.shuffle(using: &random)
        said.operatedBy?.shuffle(using: &random)
        said.developers?.shuffle(using: &random)
        said.models?.shuffle(using: &random)
        said.route?.shuffle(using: &random)
        said.region?.shuffle(using: &random)
        said.scope?.shuffle(using: &random)
        said.hosting?.shuffle(using: &random)
        said.egress?.shuffle(using: &random)
        said.weights?.shuffle(using: &random)
        said.notIn.shuffle(using: &random)
        said.customer?.shuffle(using: &random)
        said.audience?.shuffle(using: &random)
        said.seat?.shuffle(using: &random)
        said.owners?.shuffle(using: &random)
        said.capabilities?.shuffle(using: &random)
        said.modalities?.shuffle(using: &random)
        said.data?.shuffle(using: &random)
        said.parties?.shuffle(using: &random)
        said.tags?.shuffle(using: &random)
        return with(said, evidence: evidence.shuffled(using: &random))
    }

    /// Returns the service with other attributes.
    package func with(
        _ said: Traits.Stated,
        jurisdictions: [JurisdictionCode]? = nil,
        evidence: [Evidence]? = nil,
    ) -> Service {
        Service(
            id: id,
            name: name,
            owner: owner,
            line: line,
            jurisdictions: jurisdictions ?? self.jurisdictions,
            traits: Traits(said, ownVendors: traits.ownVendors),
            evidence: evidence ?? self.evidence,
        )
    }
}
