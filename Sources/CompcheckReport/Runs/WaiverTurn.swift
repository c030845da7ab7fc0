internal import CompcheckModel

/// A finding that is in two runs, and under a waiver in one of them only.
struct WaiverTurn {
    /// What happened; the raw value is the word in documents for machines.
    enum Kind: String, CaseIterable {
        /// Its waiver ended or was revoked: it counts again.
        case ended
        /// It is waived now.
        case began
    }

    let kind: Kind
    let rule: Rule
    let service: String
    let jurisdiction: JurisdictionCode
    /// The waivers that began or ended.
    let waivers: [Waiver]

    /// What is told of it in a line; safe to print.
    var words: String {
        let finding = "\(SafeText.of(rule.id.text)) for \(SafeText.of(service, limit: 80)) in \(jurisdiction)"
        let accepted = waivers.map(\.words).joined(separator: "; ")
        return switch kind {
        case .ended: "\(finding): no longer waived, so it counts again; it was waived \(accepted)"
        case .began: "\(finding): waived \(accepted)"
        }
    }

    /// Those of a use that two runs have, in order of rule.
    static func all(of use: ComparedUse, in pair: RunPair) -> [WaiverTurn] {
        guard let old = use.before, let new = use.after else { return [] }
        let before = pair.before.waivers.covering(old, of: use.service, in: use.jurisdiction)
        let after = pair.after.waivers.covering(new, of: use.service, in: use.jurisdiction)
        if before.isEmpty && after.isEmpty { return [] }
        return new.findings.compactMap { finding in
            guard let was = old.findings.first(where: { $0.rule.id == finding.rule.id }) else { return nil }
            let (then, now) = (was.waived(by: before), finding.waived(by: after))
            guard then.isEmpty != now.isEmpty else { return nil }
            return WaiverTurn(
                kind: now.isEmpty ? .ended : .began,
                rule: finding.rule,
                service: use.service.id,
                jurisdiction: use.jurisdiction,
                waivers: then + now,
            )
        }
    }
}

/// The findings whose waiver began or ended from one run to another: the first of them, and how many there are.
struct WaiverTurns {
    /// So many are remembered one by one.
    private static let most = 50
    /// So many are told one by one on a page.
    private static let mostOnPage = 20

    /// The first of them.
    private(set) var first: [WaiverTurn] = []
    private var counts: [WaiverTurn.Kind: Int] = [:]

    /// How many there are of a kind.
    subscript(kind: WaiverTurn.Kind) -> Int { counts[kind] ?? 0 }

    var isEmpty: Bool { counts.isEmpty }

    /// How many there are, in words for a headline: `1 no longer waived`, `2 waived`.
    var words: [String] {
        [(WaiverTurn.Kind.ended, "no longer waived"), (.began, "waived")].compactMap { kind, words in
            self[kind] > 0 ? "\(grouped(self[kind])) \(words)" : nil
        }
    }

    /// Takes in those of a use.
    mutating func add(_ turns: [WaiverTurn]) {
        for turn in turns {
            counts[turn.kind, default: 0] += 1
            if first.count < WaiverTurns.most { first.append(turn) }
        }
    }

    /// Writes a section about them, where there are any.
    func write(to page: inout Page) {
        if isEmpty { return }
        let count = counts.values.reduce(0, +)
        page.heading("WAIVERS THAT BEGAN OR ENDED", right: counted(count, "finding"))
        let told = first.prefix(WaiverTurns.mostOnPage)
        for turn in told { page.paragraph([Span(turn.words)], hanging: 4) }
        let rest = count - told.count
        if rest > 0 { page.paragraph([.dim("… and \(counted(rest, "more finding"))")]) }
    }
}
