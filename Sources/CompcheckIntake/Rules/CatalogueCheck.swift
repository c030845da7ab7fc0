internal import CompcheckModel
internal import Yams

/// Checks catalogue entries against each other: all names that they use exist, and no name has two meanings.
struct CatalogueCheck {
    let names: KnownNames
    /// The day of recording, after which nothing can have been read; nil if nothing is recorded.
    let recordedOn: Day?
    let log: ProblemLog

    func run(_ reader: CatalogueReader) {
        checkIDs(reader)
        checkNames(reader)
        for placed in reader.authorities { check(placed.content, placed.entry) }
        for placed in reader.jurisdictions { check(placed.content, placed.entry) }
        for placed in reader.groups { check(placed.content, placed.entry) }
        for placed in reader.scopes { check(placed.entry) }
        for placed in reader.models {
            for text in placed.entry.texts("developer") { names.check(text, .vendor, log) }
        }
        for placed in reader.vendors { check(placed.content, placed.entry) }
        checkHosts(reader.offerings)
        for placed in reader.offerings { check(placed.content, placed.entry) }
    }

    // MARK: What entries name

    private func check(_ authority: Authority, _ entry: Entry) {
        guard let text = entry.text("jurisdiction") else {
            if authority.kind.isPublic {
                entry.note(
                    "a \(authority.kind.rawValue) needs a `jurisdiction`: say where its word is law",
                    at: entry.node,
                )
            }
            return
        }
        names.check(text, .jurisdictions, log)
    }

    private func check(_ jurisdiction: Jurisdiction, _ entry: Entry) {
        guard let text = entry.text("within") else { return }
        names.check(text, .jurisdiction, log)
        if names.index.jurisdictions.chain(of: JurisdictionCode(text.value)).contains(jurisdiction.code) {
            log.note(text.position.problem("`within` forms a cycle: a jurisdiction cannot contain itself"))
        }
    }

    private func check(_ group: JurisdictionGroup, _ entry: Entry) {
        var lists: [String: String] = [:]
        for key in JurisdictionGroup.listKeys {
            for node in entry[key]?.sequence ?? [] {
                guard let code = node.scalar ?? node.mapping?["code"]?.scalar else { continue }
                let position = entry.position(of: .scalar(code))
                names.check(Entry.Text(value: code.string, position: position), .jurisdiction, log)
                if let other = lists[code.string], other != key {
                    let what =
                        "\(said: code.string) stands in `\(other)` and in `\(key)`: a place stands in one list only"
                    log.note(position.problem(what))
                }
                lists[code.string] = lists[code.string] ?? key
            }
        }
        for list in [group.members, group.unsure ?? [], group.absent ?? []] { checkPeriods(list, entry) }
        if let known = group.knownSince, let recordedOn, known > recordedOn, let node = entry["knownSince"] {
            let what =
                "`knownSince`: \(known) is after today, \(recordedOn): write the day of the oldest copy that was read"
            entry.note(what, at: node)
        }
    }

    private func checkPeriods(_ list: [JurisdictionGroup.Member], _ entry: Entry) {
        var periods: [JurisdictionCode: [JurisdictionGroup.Member]] = [:]
        for member in list {
            if let from = member.from, let until = member.until, until <= from {
                entry.note("\(said: member.code): `until` \(until) must be after `from` \(from)", at: entry.node)
            }
            if periods[member.code]?.contains(where: { $0.overlaps(member) }) == true {
                entry.note("\(said: member.code) is listed twice for overlapping periods", at: entry.node)
            }
            periods[member.code, default: []].append(member)
        }
    }

    private func check(_ scope: Entry) {
        for text in scope["in"] == nil ? [] : scope.texts("in") { names.check(text, .jurisdiction, log) }
    }

    private func check(_ vendor: Vendor, _ entry: Entry) {
        if let seat = entry.text("seat") { names.check(seat, .jurisdiction, log) }
        for owner in entry.entries("owners") {
            if let text = owner.text("vendor") { names.check(text, .vendor, log) }
        }
    }

    private func check(_ offering: Offering, _ entry: Entry) {
        for key in ["vendor", "operator", "developers"] {
            guard let value = entry[key], value.sequence?.isEmpty != true else { continue }
            for text in entry.texts(key) { names.check(text, .vendor, log) }
        }
        if let route = entry.text("route") { names.check(route, of: .route, log) }
        for text in entry["capabilities"] == nil ? [] : entry.texts("capabilities") {
            names.check(text, of: .capability, log)
        }
        for region in entry.entries("regions") {
            if let text = region.text("in") { names.check(text, .jurisdiction, log) }
        }
        var regions: Set<String> = []
        for region in offering.regions where !regions.insert(region.code.foldedRegion).inserted {
            entry.note("the region \(said: region.code) is listed twice", at: entry.node)
        }
        checkScopes(entry)
        if let from = offering.from, let until = offering.until, until <= from {
            entry.note("`until` \(until) must be after `from` \(from)", at: entry.node)
        }
    }
}

extension CatalogueCheck {
    /// Checks that the scopes of an offering exist, and that nothing shows two of them.
    private func checkScopes(_ offering: Entry) {
        var (scopes, prefixes, plain): (Set<String>, Set<String>, Bool) = ([], [], false)
        for item in offering.entries("scopes") {
            guard let scope = item.text("scope") else { continue }
            names.check(scope, .scope, log)
            if !scopes.insert(scope.value).inserted {
                log.note(scope.position.problem("the scope \(said: scope.value) is listed twice: merge the two"))
            }
            for prefix in item["prefixes"] == nil ? [] : item.texts("prefixes")
            where !prefixes.insert(prefix.value.lowercased()).inserted {
                let what = "the prefix \(said: prefix.value) shows two scopes of this offering: keep one of them"
                log.note(prefix.position.problem(what))
            }
            guard item.flag("unprefixed") == true, let node = item["unprefixed"] else { continue }
            if plain { item.note("a model without a prefix would have two scopes: keep one `unprefixed`", at: node) }
            plain = true
        }
    }
}

extension JurisdictionGroup.Member {
    fileprivate func overlaps(_ other: Self) -> Bool {
        let startsBeforeEnd = other.until.map { (from ?? Day(number: .min)) < $0 } ?? true
        let endsAfterStart = until.map { (other.from ?? Day(number: .min)) < $0 } ?? true
        return startsBeforeEnd && endsAfterStart
    }
}
