/// Finds what an id, a name or a host means in a catalogue.
public struct CatalogueIndex: Sendable {
    /// What is indexed.
    public let catalogue: Catalogue
    /// The places.
    public let places: Places
    /// The groups by id.
    public let groups: [GroupID: JurisdictionGroup]
    /// The vendors by id.
    public let vendors: [VendorID: Vendor]
    /// The offerings by id.
    public let offerings: [OfferingID: Offering]
    /// The offerings by host.
    public let hosts: HostIndex
    /// The words of each vocabulary.
    public let terms: [Vocabulary: Set<TermID>]
    /// The requirements' ids.
    public let requirements: Set<RequirementID>
    private let vendorNames: [Name: VendorID]

    /// An index of a valid catalogue.
    public init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
        places = Places(catalogue.jurisdictions)
        groups = Dictionary(catalogue.groups.map { ($0.id, $0) }) { first, _ in first }
        vendors = Dictionary(catalogue.vendors.map { ($0.id, $0) }) { first, _ in first }
        offerings = Dictionary(catalogue.offerings.map { ($0.id, $0) }) { first, _ in first }
        hosts = HostIndex(catalogue.offerings)
        terms = catalogue.terms.mapValues { Set($0.map(\.id)) }
        requirements = Set(catalogue.requirements.map(\.id))
        var names: [Name: VendorID] = [:]
        for vendor in catalogue.vendors {
            for text in [vendor.id.text, vendor.name] + vendor.aliases { names[Name(text)] = vendor.id }
        }
        vendorNames = names
    }

    /// The vendor that an id, a name or an alias means.
    public func vendor(named text: String) -> VendorID? { vendorNames[Name(text)] }

    /// Every id, name and alias of a vendor, for suggestions.
    public var allVendorNames: [String] { vendorNames.keys.map(\.key) }
}

/// Finds the offering that runs at a host, by patterns such as `bedrock-runtime.*.amazonaws.com`.
public struct HostIndex: Sendable {
    private struct Node: Sendable {
        var children: [Substring: Int] = [:]
        var anyChild: Int?
        var offering: OfferingID?
    }

    /// A tree of labels from the last to the first; the first node is the root.
    private var nodes = [Node()]

    /// An index of these offerings' hosts.
    public init(_ offerings: [Offering]) {
        for offering in offerings {
            for host in offering.hosts { insert(host, offering.id) }
        }
    }

    private mutating func insert(_ pattern: String, _ offering: OfferingID) {
        var node = 0
        for label in pattern.lowercased().split(separator: ".").reversed() {
            let next = label == "*" ? nodes[node].anyChild : nodes[node].children[label]
            if let next {
                node = next
            } else {
                nodes.append(Node())
                if label == "*" {
                    nodes[node].anyChild = nodes.count - 1
                } else {
                    nodes[node].children[label] = nodes.count - 1
                }
                node = nodes.count - 1
            }
        }
        nodes[node].offering = offering
    }

    /// The offering whose pattern fits the host best: most labels win, then fewest stars.
    public func offering(atHost host: some StringProtocol) -> OfferingID? {
        let labels = host.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard nodes[0].anyChild != nil || labels.last.map({ nodes[0].children[$0] != nil }) == true else { return nil }
        var best: (labels: Int, stars: Int, offering: OfferingID)?
        var open = [(node: 0, used: 0, stars: 0)]
        while let (node, used, stars) = open.popLast() {
            if let offering = nodes[node].offering,
                best.map({ ($0.labels, -$0.stars) < (used, -stars) }) ?? true
            {
                best = (used, stars, offering)
            }
            guard used < labels.count else { continue }
            let label = labels[labels.count - 1 - used]
            guard !label.isEmpty else { continue }
            if let next = nodes[node].children[label] { open.append((next, used + 1, stars)) }
            if let next = nodes[node].anyChild { open.append((next, used + 1, stars + 1)) }
        }
        return best?.offering
    }

    /// The host of an endpoint, which may be a URL or a bare host with or without port and path.
    public static func host(ofEndpoint endpoint: some StringProtocol) -> Substring? {
        var rest = Substring(endpoint)
        // Only where a scheme stands before it: a path or a query may hold another URL.
        if let scheme = rest.firstRange(of: "://"), !rest[..<scheme.lowerBound].contains(where: "/?#\\".contains) {
            rest = rest[scheme.upperBound...]
        }
        rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        rest = rest.prefix { $0 != ":" }
        if rest.hasSuffix(".") { rest = rest.dropLast() }
        return rest.isEmpty ? nil : rest
    }
}

extension HostIndex {
    /// The offering at the host of an endpoint, given as UTF-8. Most hosts of an inventory are the company's own: those
    /// are passed by without making a string.
    package func offering(atEndpoint endpoint: UnsafeBufferPointer<UInt8>) -> OfferingID? {
        HostIndex.host(ofEndpoint: String(decoding: endpoint, as: UTF8.self)).flatMap { offering(atHost: $0) }
    }
}
