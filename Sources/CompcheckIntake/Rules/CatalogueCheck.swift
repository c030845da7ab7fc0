internal import CompcheckModel

/// Checks catalogue entries against each other: what they name exists, and no name means two things.
struct CatalogueCheck {
    let names: KnownNames
    let log: ProblemLog

    func run(_ reader: CatalogueReader) {
        checkIDs(reader)
        checkNames(reader)
        for placed in reader.authorities { check(placed.content, placed.entry) }
        for placed in reader.jurisdictions { check(placed.content, placed.entry) }
        for placed in reader.groups { check(placed.content, placed.entry) }
        for placed in reader.vendors { check(placed.content, placed.entry) }
        checkHosts(reader.offerings)
        for placed in reader.offerings { check(placed.content, placed.entry) }
    }

    // MARK: Ids and names

    private func checkIDs(_ reader: CatalogueReader) {
        checkOnce(reader.authorities) { $0.id.text }
        checkOnce(reader.jurisdictions) { $0.code.text }
        checkOnce(reader.groups) { $0.id.text }
        checkOnce(reader.vendors) { $0.id.text }
        checkOnce(reader.offerings) { $0.id.text }
        checkOnce(reader.requirements) { $0.id.text }
        for vocabulary in Vocabulary.allCases { checkOnce(reader.terms[vocabulary] ?? []) { $0.id.text } }
        let groups = Set(reader.groups.map(\.content.id.text))
        for placed in reader.jurisdictions where groups.contains(placed.content.code.text) {
            placed.entry.note("a group has the same id: rules could not tell them apart", at: placed.entry.node)
        }
    }

    private func checkOnce<Content>(_ entries: [CatalogueReader.Placed<Content>], id: (Content) -> String) {
        var first: [String: Entry] = [:]
        for placed in entries {
            if let earlier = first[id(placed.content)] {
                placed.entry.note("stands twice: first \(earlier.place.shown)", at: placed.entry.node)
            } else {
                first[id(placed.content)] = placed.entry
            }
        }
    }

    private func checkNames(_ reader: CatalogueReader) {
        var places: [Name: (id: String, entry: Entry)] = [:]
        for placed in reader.jurisdictions {
            let jurisdiction = placed.content
            for name in [jurisdiction.code.text, jurisdiction.name] + jurisdiction.aliases {
                checkName(name, of: jurisdiction.code.text, placed.entry, in: &places)
            }
        }
        var vendors: [Name: (id: String, entry: Entry)] = [:]
        for placed in reader.vendors {
            let vendor = placed.content
            for name in [vendor.id.text, vendor.name] + vendor.aliases {
                checkName(name, of: vendor.id.text, placed.entry, in: &vendors)
            }
        }
    }

    private func checkName(
        _ text: String,
        of id: String,
        _ entry: Entry,
        in taken: inout [Name: (id: String, entry: Entry)]
    ) {
        let name = Name(text)
        if let earlier = taken[name], earlier.id != id {
            entry.note("the name `\(text)` belongs to `\(earlier.id)` already: \(earlier.entry.place.shown)", at: entry.node)
        } else {
            taken[name] = (id, entry)
        }
    }

    private func checkHosts(_ offerings: [CatalogueReader.Placed<Offering>]) {
        var taken: [String: OfferingID] = [:]
        for placed in offerings {
            for host in placed.content.hosts {
                let pattern = host.lowercased()
                let labels = pattern.split(separator: ".", omittingEmptySubsequences: false)
                let isPattern = labels.count > 1 && labels.allSatisfy { label in
                    label == "*"
                        || (!label.isEmpty
                            && label.utf8.allSatisfy { $0.isLowerCaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
                }
                if !isPattern || labels.last == "*" {
                    placed.entry.note("`\(host)` is no host pattern, such as api.example.com or *.example.com", at: placed.entry.node)
                }
                if let other = taken[pattern] {
                    placed.entry.note("the host `\(host)` belongs to `\(other)` already", at: placed.entry.node)
                }
                taken[pattern] = placed.content.id
            }
        }
    }

    // MARK: What entries name

    private func check(_ authority: Authority, _ entry: Entry) {
        guard let text = entry.text("jurisdiction") else {
            if authority.kind.isPublic {
                entry.note("a \(authority.kind.rawValue) needs a `jurisdiction`: where is its word law", at: entry.node)
            }
            return
        }
        if names.index.groups[GroupID(text.value)] == nil { names.check(text, .jurisdiction, log) }
    }

    private func check(_ jurisdiction: Jurisdiction, _ entry: Entry) {
        guard let text = entry.text("within") else { return }
        names.check(text, .jurisdiction, log)
        if names.index.places.chain(of: JurisdictionCode(text.value)).contains(jurisdiction.code) {
            log.note(text.place.problem("lies within itself"))
        }
    }

    private func check(_ group: JurisdictionGroup, _ entry: Entry) {
        var periods: [JurisdictionCode: [JurisdictionGroup.Member]] = [:]
        for member in group.members {
            if !names.isPlace(member.code.text) {
                names.check(Entry.Text(value: member.code.text, place: entry.place), .jurisdiction, log)
            }
            if let from = member.from, let until = member.until, until <= from {
                entry.note("`\(member.code)` ends on \(until), before it begins on \(from)", at: entry.node)
            }
            if periods[member.code]?.contains(where: { $0.overlaps(member) }) == true {
                entry.note("`\(member.code)` is a member twice on the same days", at: entry.node)
            }
            periods[member.code, default: []].append(member)
        }
    }

    private func check(_ vendor: Vendor, _ entry: Entry) {
        if let seat = entry.text("seat") { names.check(seat, .jurisdiction, log) }
        for owner in entry.entries("owners") {
            if let text = owner.text("vendor") { names.check(text, .vendor, log) }
        }
    }

    private func check(_ offering: Offering, _ entry: Entry) {
        for key in ["vendor", "operator", "developers"] {
            for text in entry[key] == nil ? [] : entry.texts(key) { names.check(text, .vendor, log) }
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
            entry.note("the region `\(region.code)` stands twice", at: entry.node)
        }
        if let from = offering.from, let until = offering.until, until <= from {
            entry.note("ends on \(until), before it begins on \(from)", at: entry.node)
        }
    }
}

extension Entry.Place {
    /// `file:line`, for pointing at it from elsewhere.
    var shown: String { ([file] + [line].compactMap(\.self).map(String.init)).joined(separator: ":") }
}

extension JurisdictionGroup.Member {
    fileprivate func overlaps(_ other: Self) -> Bool {
        let startsBeforeEnd = other.until.map { (from ?? Day(number: .min)) < $0 } ?? true
        let endsAfterStart = until.map { (other.from ?? Day(number: .min)) < $0 } ?? true
        return startsBeforeEnd && endsAfterStart
    }
}
