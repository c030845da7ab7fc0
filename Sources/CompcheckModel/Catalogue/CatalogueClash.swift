/// A host or a name that entries of two catalogues claim, where one rulebook may have it once.
package struct CatalogueClash: Hashable, Sendable {
    /// What the two claim.
    package enum Claim: Hashable, Sendable {
        /// A host pattern of two offerings.
        case host(String, OfferingID, other: OfferingID)
        /// A name or alias of two vendors.
        case vendorName(String, VendorID, other: VendorID)
        /// The pattern of two model families.
        case pattern(String, FamilyID, other: FamilyID)
    }

    /// What the two claim.
    package let claim: Claim
}

extension Catalogue {
    /// Returns what entries of this catalogue claim and entries of another one have, those with the same id aside.
    package func clashes(with other: Catalogue) -> [CatalogueClash] {
        func owners<Entry, ID>(_ entries: [Entry], _ claims: (Entry) -> ([String], ID)) -> [String: ID] {
            entries.reduce(into: [:]) { owners, entry in
                let (texts, id) = claims(entry)
                for text in texts where owners[text] == nil { owners[text] = id }
            }
        }
        let hosts = owners(other.offerings) { ($0.allHosts, $0.id) }
        let names = owners(other.vendors) { ($0.allNames.map(\.0.key), $0.id) }
        let patterns = owners(other.models) { ([$0.pattern], $0.id) }
        var claims: [CatalogueClash.Claim] = []
        for offering in offerings {
            for host in offering.allHosts {
                if let owner = hosts[host], owner != offering.id {
                    claims.append(.host(host, offering.id, other: owner))
                }
            }
        }
        for vendor in vendors {
            for (name, text) in vendor.allNames {
                if let owner = names[name.key], owner != vendor.id {
                    claims.append(.vendorName(text, vendor.id, other: owner))
                }
            }
        }
        for model in models {
            if let owner = patterns[model.pattern], owner != model.id {
                claims.append(.pattern(model.pattern, model.id, other: owner))
            }
        }
        return claims.map { CatalogueClash(claim: $0) }
    }
}

extension Offering {
    /// The host patterns of the offering and of its scopes, in lower case.
    fileprivate var allHosts: [String] {
        (hosts + (scopes ?? []).flatMap { $0.hosts ?? [] }).map { $0.lowercased() }
    }
}

extension Vendor {
    /// The id, the name and the aliases, each as it is compared and as it is written.
    fileprivate var allNames: [(Name, String)] { ([id.text, name] + aliases).map { (Name($0), $0) } }
}

extension CatalogueClash: CustomStringConvertible {
    /// What the two claim, with the fix.
    package var description: String {
        switch claim {
        case .host(let host, let id, let other):
            "offering `\(id)`: the host `\(host)` is one of `\(other)` already, in another pack: keep one of them"
        case .vendorName(let name, let id, let other):
            "vendor `\(id)`: the name `\(name)` belongs to `\(other)` already, in another pack: keep one of them"
        case .pattern(let pattern, let id, let other):
            "model `\(id)`: the pattern `\(pattern)` is that of `\(other)` already, in another pack: keep one of them"
        }
    }
}
