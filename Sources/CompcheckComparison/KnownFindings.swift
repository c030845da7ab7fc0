// CompcheckComparison: says what changed between two audits, and by what.

package import CompcheckModel

/// The findings that a baseline has, in 8 bytes each.
///
/// Of a fingerprint the first 60 bits are kept: of a million findings that are new, held against a million that are
/// known, one is taken for known by chance once in a million audits.
package struct KnownFindings: Sendable {
    /// The beginnings of fingerprints, each with a weight in its last four bits, in order.
    private var entries: [UInt64] = []

    /// None: every finding is new.
    package init() {}

    /// Those that `tell` gives to its argument, in any order.
    /// - Throws: Whatever `tell` throws.
    package init(_ tell: (_ take: (KnownFinding) -> Void) throws -> Void) rethrows {
        var entries: [UInt64] = []
        try tell {
            entries.append(KnownFindings.beginning($0.rule, $0.jurisdiction, $0.service) | UInt64($0.weight.rawValue))
        }
        entries.sort()
        self.entries = entries
    }

    /// The rules by which something is new about a use, in the order of its findings.
    package func new(in answer: Answer, of service: Service, in place: JurisdictionCode) -> [RuleID] {
        answer.findings.filter { !has($0, of: service, in: place) }.map(\.rule.id)
    }

    /// Whether the baseline has the finding, and there it weighs at least as much.
    private func has(_ finding: Finding, of service: Service, in place: JurisdictionCode) -> Bool {
        if entries.isEmpty { return false }
        let weight = FindingWeight(finding.rule.effect, finding.standing, finding.certainty)
        let beginning = KnownFindings.beginning(finding.rule.id, place, service.id)
        var position = firstPosition(from: beginning)
        while position < entries.count, entries[position] & ~15 == beginning {
            if FindingWeight(rawValue: UInt8(entries[position] & 15)).isSuperset(of: weight) { return true }
            position += 1
        }
        return false
    }

    /// The position of the first entry that is not less.
    private func firstPosition(from beginning: UInt64) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < beginning { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func beginning(_ rule: RuleID, _ place: JurisdictionCode, _ service: String) -> UInt64 {
        Fingerprint.beginning(of: rule, place, service) & ~15
    }
}
