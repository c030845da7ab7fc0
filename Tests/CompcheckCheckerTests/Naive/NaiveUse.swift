import CompcheckModel
import Foundation

/// What is known of one attribute, by docs/design.md §3.
struct NaiveSet {
    var known: [String] = []
    /// The values of which at least one holds; nil: one without a known name.
    var candidates: [String?] = []
    var isOpen = false

    static let unknown = NaiveSet(isOpen: true)

    static func of(_ values: [String]?) -> NaiveSet { values.map { NaiveSet(known: $0) } ?? .unknown }

    static func of(_ names: [VendorName]) -> NaiveSet {
        var set = NaiveSet()
        for name in names {
            if case .known(let id) = name { set.known.append(id.text) } else { set.isOpen = true }
        }
        return set
    }
}

/// One service in one jurisdiction, implemented directly from docs/design.md §3.
struct NaiveUse {
    let catalogue: Catalogue
    let said: Traits.Stated
    let ownVendors: [Vendor]
    let place: JurisdictionCode
    private(set) var sets: [Attribute: NaiveSet] = [:]

    init(_ service: Service, in place: JurisdictionCode, _ catalogue: Catalogue) {
        self.catalogue = catalogue
        self.place = place
        said = service.traits.stated
        ownVendors = service.traits.ownVendors
        for attribute in Attribute.allCases where !attribute.addsShares { sets[attribute] = values(of: attribute) }
    }

    func vendor(_ id: String) -> Vendor? {
        catalogue.vendors.first { $0.id.text == id } ?? ownVendors.first { $0.id.text == id }
    }

    private func values(of attribute: Attribute) -> NaiveSet {
        switch attribute {
        case .vendor: vendors
        case .operator: operators
        case .developer: developers
        case .party: parties
        case .vendorSeat: seats(vendors)
        case .operatorSeat: seats(operators)
        case .developerSeat: seats(developers)
        case .offering: .of(said.offering?.map(\.text))
        case .model: .of(said.models?.map(\.name))
        case .route: .of((said.route ?? (offerings.isEmpty ? nil : offerings.map(\.route)))?.map(\.text))
        case .region: .of(said.region?.map(\.foldedForTests))
        case .hosting: hosting
        case .egress: egress
        case .family: families
        case .weights: weights
        case .jurisdiction: .of([place.text])
        case .customer: .of(said.customer?.map(\.rawValue))
        case .audience: .of(said.audience?.map(\.rawValue))
        case .seat: .of(said.seat?.map(\.text))
        case .capability: capabilities
        case .modality: .of(said.modalities?.map(\.text))
        case .data: .of(said.data?.map(\.text))
        case .tag: .of(said.tags ?? [])
        case .ownerMajority, .ownerHalf, .partyOwnerHalf: NaiveSet()
        }
    }

    private var offerings: [Offering] {
        (said.offering ?? []).flatMap { id in catalogue.offerings.filter { $0.id == id } }
    }

    /// The offerings of the vendor, if only a known vendor is named.
    private var vendorsOfferings: [Offering] {
        guard said.offering == nil, let names = said.vendor, Set(names).count == 1, case .known(let id) = names[0]
        else { return [] }
        return catalogue.offerings.filter { $0.vendor == id }
    }

    private var vendors: NaiveSet {
        if let names = said.vendor { return .of(names) }
        return offerings.isEmpty ? .unknown : .of(offerings.map(\.vendor.text))
    }

    private var operators: NaiveSet {
        if let names = said.operatedBy { return .of(names) }
        if !offerings.isEmpty { return .of(offerings.map(\.runner.text)) }
        let runners = Set(vendorsOfferings.map(\.runner.text))
        return runners.count == 1 ? .of(Array(runners)) : .unknown
    }

    private var developers: NaiveSet {
        var set = NaiveSet.of(said.developers ?? [])
        if said.developers == nil, said.models?.isEmpty ?? true { return offeredDevelopers }
        for model in models {
            set.known += model.makers
            if said.developers != nil { continue }
            if model.makers.isEmpty, !model.isByNobody {
                set.known += offeredDevelopers.known
                set.candidates = offeredDevelopers.candidates
                set.isOpen = set.isOpen || offeredDevelopers.isOpen
            }
            if model.isByNobody { set.isOpen = true }
        }
        return set
    }

    private var models: [NaiveModel] {
        (said.models ?? []).map { NaiveModel($0.name, catalogue, offerings.flatMap { $0.scopes ?? [] }) }
    }

    private var families: NaiveSet {
        guard !models.isEmpty else { return .unknown }
        let known = models.compactMap(\.family?.id.text)
        return NaiveSet(known: known, isOpen: models.contains { $0.family == nil })
    }

    private var weights: NaiveSet {
        if let said = said.weights { return .of(said.map(\.rawValue)) }
        guard models.isEmpty else {
            let known = models.compactMap(\.family?.weights?.rawValue)
            return NaiveSet(known: known, isOpen: models.contains { $0.family?.weights == nil })
        }
        return .of(offerings.first?.weights.map { [$0.rawValue] })
    }

    private var egress: NaiveSet {
        if let places = said.egress { return .of(places.map(\.text)) }
        return (said.route ?? offerings.map(\.route)).contains("vpn-proxy") ? .unknown : .of([place.text])
    }

    private var offeredDevelopers: NaiveSet {
        let lists = (offerings.isEmpty ? vendorsOfferings : offerings).map { $0.developers.map { Set($0.map(\.text)) } }
        guard !lists.isEmpty, !lists.contains(nil) else { return .unknown }
        guard !offerings.isEmpty || Set(lists).count == 1 else { return .unknown }
        let all = lists.reduce(Set<String>()) { $0.union($1 ?? []) }.sorted()
        return all.count == 1 ? NaiveSet(known: all) : NaiveSet(candidates: all)
    }

    private var parties: NaiveSet {
        let parts = [vendors, operators, developers, .of(said.parties ?? [])]
        return NaiveSet(
            known: parts.flatMap(\.known),
            candidates: parts.flatMap(\.candidates),
            isOpen: parts.contains(where: \.isOpen),
        )
    }

    private func seats(_ set: NaiveSet) -> NaiveSet {
        let known = set.known.map { vendor($0)?.seat?.text }
        return NaiveSet(
            known: known.compactMap(\.self),
            candidates: set.candidates.map { $0.flatMap { vendor($0)?.seat?.text } },
            isOpen: set.isOpen || known.contains(nil),
        )
    }

    private var capabilities: NaiveSet {
        if let words = said.capabilities { return .of(words.map(\.text)) }
        guard !offerings.isEmpty, !offerings.contains(where: { $0.capabilities == nil }) else { return .unknown }
        return .of(offerings.flatMap { $0.capabilities ?? [] }.map(\.text))
    }

    private var hosting: NaiveSet {
        if let places = said.hosting { return .of(places.map(\.text)) }
        let sets = scopes.map { scope -> NaiveSet in
            if scope == "region" { return ofRegions }
            let places = catalogue.scopes.first { $0.id == scope }?.places?.map(\.text)
            guard let places else { return .unknown }
            return places.count == 1 ? NaiveSet(known: places) : NaiveSet(candidates: places)
        }
        if sets.count == 1 { return sets[0] }
        if sets.contains(where: \.isOpen) { return .unknown }
        return NaiveSet(candidates: sets.flatMap { $0.known.map { .some($0) } + $0.candidates })
    }

    /// The scopes, each once; nil for one that cannot be told.
    private var scopes: Set<ScopeID?> {
        if let said = said.scope { return Set(said) }
        let listed = offerings.flatMap { $0.scopes ?? [] }
        if listed.isEmpty { return ["region"] }
        if models.contains(where: { $0.scopeOfPrefix != nil }) || said.scopeAtHost == nil {
            return models.isEmpty ? [nil] : Set(models.map { $0.scopeOfPrefix ?? $0.plainScope })
        }
        return [said.scopeAtHost]
    }

    private var ofRegions: NaiveSet {
        let places = (said.region ?? []).map { region in
            offerings.flatMap(\.regions).first { $0.code.foldedForTests == region.foldedForTests }?.location.text
        }
        return NaiveSet(known: places.compactMap(\.self), isOpen: places.isEmpty || places.contains(nil))
    }
}

/// What a model's name says, implemented directly from docs/design.md §3, with a regular expression for each pattern.
struct NaiveModel {
    let makers: [String]
    let isByNobody: Bool
    let family: ModelFamily?
    let scopeOfPrefix: ScopeID?
    let plainScope: ScopeID?

    init(_ name: String, _ catalogue: Catalogue, _ listed: [Offering.ScopeEntry]) {
        let parts = name.lowercased().components(separatedBy: "/")
        let last = parts[parts.count - 1]
        let before = parts.count > 1 ? parts[parts.count - 2] : nil
        func longest(_ prefixes: [String]) -> String? {
            prefixes.filter(last.hasPrefix).max { $0.count < $1.count }
        }
        let ofAll = longest(catalogue.offerings.flatMap { $0.scopes ?? [] }.flatMap { $0.prefixes ?? [] })
        let bare = String(last.dropFirst(ofAll?.count ?? 0))
        let dot = bare.components(separatedBy: ".")
        func fits(_ family: ModelFamily, _ text: String) -> Bool {
            let tried = family.pattern.contains("/") ? before.map { "\($0)/\(text)" } : text
            let quoted = family.pattern.components(separatedBy: "*").map(NSRegularExpression.escapedPattern)
            return tried?.range(of: "^" + quoted.joined(separator: ".*") + "$", options: .regularExpression) != nil
        }
        func best(_ text: String) -> ModelFamily? {
            catalogue.models.filter { fits($0, text) }
                .max { ($0.pattern.count, $0.id.text) < ($1.pattern.count, $1.id.text) }
        }
        func vendor(_ word: String) -> String? {
            catalogue.vendors.first { ([$0.id.text, $0.name] + $0.aliases).contains { $0.lowercased() == word } }?.id
                .text
        }
        let family = best(bare) ?? (dot.count > 1 ? best(dot.dropFirst().joined(separator: ".")) : nil)
        let known = (catalogue.offerings.flatMap { $0.developers ?? [] } + catalogue.models.flatMap(\.developers)).map(
            \.text
        )
        let isARN = parts.contains { $0.hasPrefix("arn:") }
        let beforeTheSlash = isARN ? nil : before.flatMap(vendor).flatMap { known.contains($0) ? $0 : nil }
        var makers = family?.developers.map(\.text) ?? []
        if family == nil, dot.count > 1, let maker = vendor(dot[0]) { makers = [maker] }
        if makers.isEmpty, let beforeTheSlash { makers = [beforeTheSlash] }
        self.makers = makers
        self.family = family
        isByNobody = makers.isEmpty && before != nil && !isARN
        let prefix = longest(listed.flatMap { $0.prefixes ?? [] })
        scopeOfPrefix = prefix.flatMap { prefix in listed.first { $0.prefixes?.contains(prefix) == true }?.scope }
        let isModel = best(last) != nil || (last.contains(".") && vendor(last.components(separatedBy: ".")[0]) != nil)
        plainScope = isModel ? listed.first { $0.isUnprefixed == true }?.scope : nil
    }
}

extension String {
    /// The text in lower case and without spaces.
    fileprivate var foldedForTests: String { lowercased().split(separator: " ").joined() }
}
