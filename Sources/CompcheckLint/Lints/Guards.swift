package import CompcheckModel

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// The counts of a rulebook's contents, kept beside it so that no loss goes unnoticed.
package struct Guards: Hashable, Decodable, Sendable {
    /// The share of a count, from 0 to 1, that may be lost without a lint.
    package let mayFall: Double
    /// The counts by kind, such as `rules by authority`, then by name.
    package let counts: [String: [String: Int]]

    private enum CodingKeys: String, CodingKey {
        case mayFall = "mayFall"
        case counts = "counts"
    }

    /// The default share that may be lost.
    package static let usualShare = 0.1

    /// Counts the contents of a rulebook.
    package init(_ rulebook: Rulebook, mayFall: Double = usualShare) {
        let catalogue = rulebook.catalogue
        func count(_ names: some Sequence<String>) -> [String: Int] {
            names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        let groups = Dictionary(catalogue.groups.map { ($0.id.text, $0) }) { first, _ in first }
        /// Returns the jurisdictions of use that a rule names, directly or by a group.
        func jurisdictions(_ rule: Rule) -> Set<String> {
            Set(
                rule.jurisdictionConditions.filter { $0.attribute == .jurisdiction }.flatMap(\.values).flatMap {
                    value in
                    groups[value]?.members.map(\.code.text) ?? [value]
                }
            )
        }
        self.mayFall = mayFall
        counts = [
            "entries": [
                "authorities": catalogue.authorities.count, "groups": catalogue.groups.count,
                "jurisdictions": catalogue.jurisdictions.count, "models": catalogue.models.count,
                "offerings": catalogue.offerings.count, "requirements": catalogue.requirements.count,
                "rules": rulebook.rules.count, "scopes": catalogue.scopes.count, "vendors": catalogue.vendors.count,
            ],
            "hosts by vendor": catalogue.offerings.reduce(into: [:]) { counts, offering in
                let hosts = offering.hosts.count + (offering.scopes ?? []).reduce(0) { $0 + ($1.hosts ?? []).count }
                if hosts > 0 { counts[offering.vendor.text, default: 0] += hosts }
            },
            "members by group": groups.mapValues(\.members.count),
            "models by developer": count(catalogue.models.flatMap(\.developers).map(\.text)),
            "offerings by vendor": count(catalogue.offerings.map(\.vendor.text)),
            "regions by vendor": catalogue.offerings.reduce(into: [:]) { counts, offering in
                if !offering.regions.isEmpty { counts[offering.vendor.text, default: 0] += offering.regions.count }
            },
            "rules by authority": count(rulebook.rules.map(\.authority.text)),
            "rules by jurisdiction": count(rulebook.rules.flatMap { jurisdictions($0) }),
        ]
    }

    /// Creates guards with these counts.
    package init(mayFall: Double, counts: [String: [String: Int]]) { (self.mayFall, self.counts) = (mayFall, counts) }

    /// Reads guards from their JSON file.
    /// - Throws: `DecodingError`, if the JSON is not that of guards.
    package init(json: Data) throws { self = try JSONDecoder().decode(Guards.self, from: json) }

    /// The JSON file of the guards: keys sorted, one count a line.
    package var json: String {
        var lines = ["{", "  \"counts\": {"]
        for (position, kind) in counts.keys.sorted().enumerated() {
            let entries = (counts[kind] ?? [:]).sorted { $0.key < $1.key }
            lines.append("    \(Guards.quoted(kind)): {")
            for (position, entry) in entries.enumerated() {
                let comma = position + 1 < entries.count ? "," : ""
                lines.append("      \(Guards.quoted(entry.key)): \(entry.value)\(comma)")
            }
            lines.append("    }\(position + 1 < counts.count ? "," : "")")
        }
        return (lines + ["  },", "  \"mayFall\": \(mayFall)", "}"]).joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Describes each count that fell to 0 or, unless shrinking is allowed, by more than the share.
    func shrunk(to now: Guards, allowsShrinking: Bool) -> [String] {
        counts.sorted { $0.key < $1.key }.flatMap { kind, before in
            before.sorted { $0.key < $1.key }.compactMap { name, count -> String? in
                let left = now.counts[kind]?[name] ?? 0
                guard left < count else { return nil }
                // The tolerance absorbs rounding: a loss of exactly the share, such as one of ten at 0.1, is no fall.
                let falls = Double(count - left) > mayFall * Double(count) + 1e-9
                guard left == 0 || (falls && !allowsShrinking) else { return nil }
                let subject = "\(kind): \(shown: name) fell from \(count) to \(left)"
                return left == 0
                    ? subject + ": restore it, or write the guards again"
                    : subject + ": restore what is lost, or allow it to shrink"
            }
        }
    }
}
