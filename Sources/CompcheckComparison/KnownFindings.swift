// CompcheckComparison: says what changed between two audits, and by what.

package import CompcheckModel

/// The findings of a baseline, in 8 bytes each.
///
/// Only the first 60 bits of a fingerprint are kept. If a million new findings are compared with a million known
/// ones, chance makes one of them pass for known in one audit out of a million.
package struct KnownFindings: Sendable {
    /// The sorted beginnings of fingerprints, each with a weight in its lowest four bits.
    private var entries: [UInt64] = []

    /// Creates an empty baseline, for which every finding is new.
    package init() {}

    /// Collects the findings that `tell` passes to its argument, in any order.
    /// - Throws: Whatever `tell` throws.
    package init(_ enumerate: (_ take: (KnownFinding) -> Void) throws -> Void) rethrows {
        var entries: [UInt64] = []
        try enumerate {
            entries.append(KnownFindings.beginning($0.rule, $0.jurisdiction, $0.service) | UInt64($0.weight.rawValue))
        }
        entries.sort()
        self.entries = entries
    }

    /// Returns the rules whose findings are new for a use, in the order of its findings.
    package func new(in answer: Answer, of service: Service, in jurisdiction: JurisdictionCode) -> [RuleID] {
        answer.findings.filter { !has($0, of: service, in: jurisdiction) }.map(\.rule.id)
    }

    /// Returns whether the baseline has the finding with at least the same weight.
    private func has(_ finding: Finding, of service: Service, in jurisdiction: JurisdictionCode) -> Bool {
        if entries.isEmpty { return false }
        let weight = FindingWeight(finding.rule.effect, finding.standing, finding.certainty)
        let beginning = KnownFindings.beginning(finding.rule.id, jurisdiction, service.id)
        var position = firstPosition(from: beginning)
        while position < entries.count, entries[position] & ~15 == beginning {
            if FindingWeight(rawValue: UInt8(entries[position] & 15)).isSuperset(of: weight) { return true }
            position += 1
        }
        return false
    }

    /// Returns the position of the first entry that is not less.
    private func firstPosition(from beginning: UInt64) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < beginning { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func beginning(_ rule: RuleID, _ jurisdiction: JurisdictionCode, _ service: String) -> UInt64 {
        Fingerprint.beginning(of: rule, jurisdiction, service) & ~15
    }
}
