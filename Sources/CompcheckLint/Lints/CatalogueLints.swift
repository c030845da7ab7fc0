import CompcheckModel

/// Finds catalogue entries that claim what another entry claims, or that nothing refers to.
///
/// An entry has no `lint` key to silence a lint, so only certain faults are reported.
struct CatalogueLints {
    let subject: Subject

    static func lints(_ subject: Subject) -> [Lint] {
        let lints = CatalogueLints(subject: subject)
        return lints.regions + lints.hosts + lints.groups + lints.models + lints.vendors + lints.unused
    }

    private var catalogue: Catalogue { subject.index.catalogue }

    func lint(_ name: LintName, _ kind: Document.Kind, _ id: String, _ what: String, at key: String? = nil) -> Lint {
        let entry = key.map { Origins.Subject.value(kind, id, key: $0) } ?? .entry(kind, id)
        return Lint(
            name: name,
            what: "\(kind.rawValue) \(shown: id): \(what)",
            location: subject.origins[entry],
        )
    }

    // MARK: Claimed twice

    /// Reports regions of one vendor that two of its offerings put into different jurisdictions.
    private var regions: [Lint] {
        var seen: [String: (offering: OfferingID, location: JurisdictionCode)] = [:]
        return catalogue.offerings.flatMap { offering in
            offering.regions.compactMap { region in
                let key = "\(offering.vendor) \(region.code.foldedRegion)"
                guard let first = seen[key] else {
                    seen[key] = (offering.id, region.location)
                    return nil
                }
                guard first.location != region.location else { return nil }
                let what =
                    "places the region \(shown: region.code) in \(region.location), but \(shown: first.offering) of "
                    + "the same vendor places it in \(first.location)"
                return lint(.claimedTwice, .offering, offering.id.text, what, at: "regions")
            }
        }
    }

    /// Reports host patterns of different offerings that match one host equally well, so that the match is arbitrary.
    ///
    /// A longer pattern, or one with fewer stars, takes precedence; the same pattern twice is an error elsewhere.
    private var hosts: [Lint] {
        let patterns = catalogue.offerings.flatMap { offering in
            offering.hosts.map { (offering: offering.id, labels: $0.lowercased().split(separator: ".")) }
        }
        // Only patterns with stars can overlap.
        let starred = patterns.filter { $0.labels.contains("*") }
        return starred.enumerated().flatMap { position, one in
            starred[..<position].filter { other in
                one.offering != other.offering && one.labels.count == other.labels.count
                    && one.labels.count { $0 == "*" } == other.labels.count { $0 == "*" }
                    && zip(one.labels, other.labels).allSatisfy { $0 == $1 || $0 == "*" || $1 == "*" }
            }.map { other in
                let what =
                    "the host pattern \(shown: one.labels.joined(separator: ".")) matches hosts that "
                    + "\(shown: other.labels.joined(separator: ".")) of \(shown: other.offering) also matches"
                return lint(.claimedTwice, .offering, one.offering.text, what, at: "hosts")
            }
        }
    }

    /// Reports families of models whose patterns are of one length and fit one name, so that the id decides.
    private var models: [Lint] {
        catalogue.models.enumerated().flatMap { position, family in
            let pattern = TextPattern(family.pattern)
            return catalogue.models[..<position].filter { pattern.clashes(with: TextPattern($0.pattern)) }.map {
                other in
                let what =
                    "its pattern \(shown: family.pattern) fits names that \(shown: other.pattern) of \(shown: other.id) "
                    + "fits as well: make one of them longer"
                return lint(.claimedTwice, .model, family.id.text, what, at: "pattern")
            }
        }
    }

    /// Reports groups with the same members on the same days.
    ///
    /// Groups with different sources are left out: they may agree by chance and differ later.
    private var groups: [Lint] {
        catalogue.groups.enumerated().flatMap { position, group in
            catalogue.groups[..<position].filter { other in
                let isOneSource = group.source == nil || other.source == nil || group.source == other.source
                return isOneSource && Set(group.members) == Set(other.members)
                    && group.unsure == other.unsure && group.absent == other.absent
                    && group.knownSince == other.knownSince
            }.map { other in
                let what = "has the same members as \(shown: other.id): keep one of them"
                return lint(.claimedTwice, .group, group.id.text, what)
            }
        }
    }

    /// Reports vendors whose names differ only in punctuation, spaces or the company form.
    private var vendors: [Lint] {
        var owners: [String: VendorID] = [:]
        var lints: [Lint] = []
        for vendor in catalogue.vendors {
            for name in [vendor.id.text, vendor.name] + vendor.aliases {
                let bare = CatalogueLints.bareName(name)
                guard !bare.isEmpty else { continue }
                if let other = owners[bare], other != vendor.id {
                    let what =
                        "its name \(shown: name) differs from a name of \(shown: other) only in spelling: merge the two"
                    lints.append(lint(.claimedTwice, .vendor, vendor.id.text, what))
                } else {
                    owners[bare] = vendor.id
                }
            }
        }
        return lints
    }

    private static let companyForms: Set<String> = [
        "ab", "ag", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "kk", "limited", "llc",
        "llp", "lp", "ltd", "nv", "oy", "pbc", "plc", "pte", "pty", "sa", "sarl", "sas", "se", "spa",
    ]

    private static func bareName(_ name: String) -> String {
        // `L.L.C.` is one word; `Foo-Bar` and `Foo Bar` are the same two words.
        let words = Name(name).key.filter { $0 != "." }
            .split { !$0.isLetter && !$0.isNumber }
            .map(String.init)
        return words.filter { !companyForms.contains($0) }.joined()
    }
}
