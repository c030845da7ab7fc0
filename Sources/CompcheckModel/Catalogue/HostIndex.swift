/// An index of offerings by host patterns such as `bedrock-runtime.*.amazonaws.com`.
package struct HostIndex: Sendable {
    /// The offering recognised at a host, and the pattern that matched.
    package struct Match: Hashable, Sendable {
        /// The offering that runs there.
        package let offering: OfferingID
        /// The pattern that fits best.
        package let pattern: String
        /// A region of the offering that a label of the host names, as in `bedrock-runtime.us-east-1.amazonaws.com`.
        ///
        /// Labels that the pattern names itself do not count: the `cn` of a domain is no region.
        package let region: Offering.Region?
        /// Of each offering with a scope whose host pattern fits, that whose pattern fits best, by id of the offering.
        package let scopes: [Scope]

        /// A scope of an offering.
        package struct Scope: Hashable, Sendable {
            /// The offering that has it.
            package let offering: OfferingID
            /// The scope.
            package let scope: ScopeID
        }

        /// Returns the scope of an offering that the host shows; nil if it shows none.
        package func scope(of offering: OfferingID) -> ScopeID? { scopes.first { $0.offering == offering }?.scope }
    }

    private struct Site: Sendable {
        let offering: OfferingID
        let pattern: String
        /// The scope that is served there, if the pattern is one of a scope.
        let scope: ScopeID?
        /// Whether each label of the pattern is written out, from the last to the first.
        let isWritten: [Bool]
    }

    private struct Node: Sendable {
        var children: [Substring: Int] = [:]
        var anyChild: Int?
        var site: Site?
    }

    /// A tree of labels from the last to the first; the first node is the root.
    private var nodes = [Node()]
    /// The last two labels of each pattern, such as `azure.com`.
    ///
    /// Most hosts of an inventory are the company's own and end differently: they are skipped at once. Nil if a pattern
    /// has a star there, or fewer than two labels.
    private var endings: Set<[UInt8]>? = []
    /// The regions of the offerings that have hosts, as a host would write them.
    private var regions: [OfferingID: [Substring: Offering.Region]] = [:]

    /// An index of these offerings' hosts.
    package init(_ offerings: [Offering]) {
        for offering in offerings {
            let scopes = (offering.scopes ?? []).filter { $0.hosts != nil }
            guard !offering.hosts.isEmpty || !scopes.isEmpty else { continue }
            for host in offering.hosts { insert(host, offering.id, scope: nil) }
            for entry in scopes {
                for host in entry.hosts ?? [] { insert(host, offering.id, scope: entry.scope) }
            }
            let named = offering.regions.map { (Substring($0.code.foldedRegion), $0) }
            regions[offering.id] = Dictionary(named) { first, _ in first }
        }
    }

    private mutating func insert(_ pattern: String, _ offering: OfferingID, scope: ScopeID?) {
        let labels = pattern.lowercased().split(separator: ".")
        var node = 0
        for label in labels.reversed() {
            let next = label == "*" ? nodes[node].anyChild : nodes[node].children[label]
            if next == nil {
                nodes.append(Node())
                if label == "*" {
                    nodes[node].anyChild = nodes.count - 1
                } else {
                    nodes[node].children[label] = nodes.count - 1
                }
            }
            node = next ?? nodes.count - 1
        }
        let isWritten = labels.reversed().map { $0 != "*" }
        nodes[node].site = Site(offering: offering, pattern: pattern, scope: scope, isWritten: isWritten)
        let ending = labels.suffix(2)
        if ending.count < 2 || ending.contains("*") { endings = nil }
        endings?.insert(Array(ending.joined(separator: ".").utf8))
    }

    /// Returns the offering whose pattern fits the host best: most labels win, then fewest stars.
    package func offering(atHost host: some StringProtocol) -> OfferingID? { match(atHost: host)?.offering }

    /// A pattern that fits a host, and how well.
    private struct Fit {
        let labels: Int
        let stars: Int
        let site: Site

        func isBetter(than other: Fit) -> Bool {
            if labels != other.labels { return labels > other.labels }
            if stars != other.stars { return stars < other.stars }
            let (one, two) = (site.offering, other.site.offering)
            return one == two ? site.pattern < other.site.pattern : one < two
        }
    }

    /// Returns the pattern that fits the host best, with its offering: most labels win, then fewest stars, then the
    /// offering whose id sorts first.
    package func match(atHost host: some StringProtocol) -> Match? {
        let labels = host.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        var best: Fit?
        var scopes: [OfferingID: Fit] = [:]
        var open = [(node: 0, used: 0, stars: 0)]
        while let (node, used, stars) = open.popLast() {
            if let site = nodes[node].site {
                let fit = Fit(labels: used, stars: stars, site: site)
                if best.map(fit.isBetter) ?? true { best = fit }
                if site.scope != nil, scopes[site.offering].map(fit.isBetter) ?? true { scopes[site.offering] = fit }
            }
            guard used < labels.count else { continue }
            let label = labels[labels.count - 1 - used]
            guard !label.isEmpty else { continue }
            if let next = nodes[node].children[label] { open.append((next, used + 1, stars)) }
            if let next = nodes[node].anyChild { open.append((next, used + 1, stars + 1)) }
        }
        guard let site = best?.site else { return nil }
        let free = labels.reversed().enumerated().lazy.filter { position, _ in
            position >= site.isWritten.count || !site.isWritten[position]
        }
        let region = regions[site.offering].flatMap { known in free.compactMap { known[$1] }.first }
        let shown = scopes.sorted { $0.key < $1.key }.compactMap { offering, fit in
            fit.site.scope.map { Match.Scope(offering: offering, scope: $0) }
        }
        return Match(offering: site.offering, pattern: site.pattern, region: region, scopes: shown)
    }

    /// Returns the best match for the host of an endpoint given as UTF-8.
    package func match(atEndpoint endpoint: UnsafeBufferPointer<UInt8>) -> Match? {
        let host = UnsafeBufferPointer(rebasing: endpoint[HostIndex.host(in: endpoint)])
        if let endings {
            var dots = 0
            let start = host.lastIndex { byte in
                if byte == UInt8(ascii: ".") { dots += 1 }
                return dots == 2
            }
            let ending = host[(start.map { $0 + 1 } ?? 0)...].map { $0.isUpperCaseLetter ? $0 | 0x20 : $0 }
            guard endings.contains(ending) else { return nil }
        }
        return host.isEmpty ? nil : match(atHost: String(decoding: host, as: UTF8.self))
    }

    /// Returns the host of an endpoint, which may be a URL or a bare host with or without port and path.
    package static func host(ofEndpoint endpoint: String) -> String? {
        var endpoint = endpoint
        let found = endpoint.withUTF8 { String(decoding: $0[HostIndex.host(in: $0)], as: UTF8.self) }
        return found.isEmpty ? nil : found
    }

    /// Returns the range of the host in an endpoint.
    private static func host(in endpoint: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var start = 0
        if let colon = endpoint.firstIndex(of: UInt8(ascii: ":")), colon + 2 < endpoint.count,
            endpoint[colon + 1] == UInt8(ascii: "/"), endpoint[colon + 2] == UInt8(ascii: "/"),
            // Only if a scheme precedes it: a path or a query may contain another URL.
            endpoint[..<colon].allSatisfy(\.mayStandInScheme)
        {
            start = colon + 3
        }
        var end = start
        var isNamed = true
        scan: while end < endpoint.count {
            switch endpoint[end] {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): break scan
            case UInt8(ascii: "@"): (start, isNamed) = (end + 1, true)
            case UInt8(ascii: ":"): isNamed = false
            default: break
            }
            end += 1
        }
        // A colon is followed by a port.
        if !isNamed { end = endpoint[start..<end].firstIndex(of: UInt8(ascii: ":")) ?? end }
        if end > start, endpoint[end - 1] == UInt8(ascii: ".") { end -= 1 }
        return start..<end
    }
}

extension UInt8 {
    /// Whether a URL's scheme may contain that character (RFC 3986 §3.1).
    fileprivate var mayStandInScheme: Bool {
        isLowerCaseLetter || isUpperCaseLetter || isDigit || self == UInt8(ascii: "+") || self == UInt8(ascii: "-")
            || self == UInt8(ascii: ".")
    }
}
