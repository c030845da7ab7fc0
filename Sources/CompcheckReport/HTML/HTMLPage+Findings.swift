internal import CompcheckModel

/// Groups of uses with one verdict.
struct HTMLSection {
    let anchor: String
    let title: String
    let verdict: String
    let sign: String
    let count: String
    let groups: [HTMLGroup]
    /// How much is left out; nil: nothing.
    let rest: String?
}

/// Uses that the rulebook answers alike.
struct HTMLGroup {
    let anchor: String
    let verdict: String
    let atWorst: String
    let count: String
    let services: [HTMLPiece]
    let findings: [HTMLFinding]
    let permissions: [HTMLPermission]
    let hasInstead: Bool
    let instead: [HTMLPiece]
    let nothing: String?
}

/// A rule that bears on the uses of a group.
struct HTMLFinding {
    let rule: HTMLRuleLink
    let severity: String
    let act: String
    let because: String?
    let waivers: [String]
    /// Since when it is new; nil where it is not.
    let new: String?
    let doubt: String?
    let question: String?
    /// Who says so, what is needed, where it is known from and what to do; nil where the rule's own entry has to do.
    let background: HTMLBackground?
    let asOf: String?
}

/// What is to be said of a rule wherever it applies.
struct HTMLBackground {
    let by: String
    let need: String?
    let guidance: String?
    let sources: [HTMLSource]
    /// How many sources there are besides; nil: none.
    let moreSources: String?
}

/// A rule that allows the uses of a group.
struct HTMLPermission {
    let rule: HTMLRuleLink
    let act: String
    let lifts: [HTMLRuleLink]
    let proof: String?
    let background: HTMLBackground?
}

extension HTMLPage {
    /// What was found, what may be worst first.
    var sections: [HTMLSection] {
        var number = 0
        return ranked.enumerated().map { position, entry in
            let (section, ranked) = entry
            let told = ranked.prefix(HTMLPage.groupLimit - min(HTMLPage.groupLimit, number))
            let groups = told.map { group in
                number += 1
                return view(group, isFull: number <= HTMLPage.fullGroupLimit)
            }
            let rest = ranked.dropFirst(told.count).reduce(ledger.ungrouped[section] ?? 0) {
                $0 + ledger.crowds[$1.crowd].uses
            }
            return HTMLSection(
                anchor: "s\(position + 1)",
                title: section.words,
                verdict: section.verdict.rawValue,
                sign: section.verdict.sign,
                count: counted(ledger.uses(in: section), "use"),
                groups: groups,
                rest: rest == 0 ? nil : "\(counted(rest, "more use")) in other groups: see the JSON report",
            )
        }
    }

    private func view(_ group: Group, isFull: Bool) -> HTMLGroup {
        let (answer, crowd) = (group.answer, ledger.crowds[group.crowd])
        let instead = crowd.instead
        let bonds = group.newFirst(answer.bonds)
        return HTMLGroup(
            anchor: groupAnchors[group.crowd] ?? "",
            verdict: answer.verdict.rawValue,
            atWorst: answer.words,
            count: counted(crowd.uses, "use"),
            services: pieces(crowd.spans),
            findings: bonds.map { view($0, group, isFull: isFull) },
            permissions: answer.permissions.map { view($0, group, isFull: isFull) },
            hasInstead: instead != nil,
            instead: pieces(instead ?? []),
            nothing: answer.verdict == .unregulated && bonds.isEmpty
                ? "No rule of the \(grouped(audit.rulebook.rules.count)) in this rulebook applies"
                    + (group.hasNotes ? ", notes aside." : ".") : nil,
        )
    }

    private func view(_ finding: Finding, _ group: Group, isFull: Bool) -> HTMLFinding {
        let reasons = group.reasons[finding.rule.id]
        let words = finding.missing.flatMap(\.inventoryWords).map { $0.replacing("`", with: "") }
        return HTMLFinding(
            rule: link(finding.rule.id),
            severity: finding.rule.severity.rawValue,
            act: finding.does,
            because: reasons.map { $0.words.map { "\($0.attribute) \($0.values)" }.joined(separator: " · ") },
            waivers: finding.waived(by: group.waivers).map(\.words),
            new: group.isNew(finding) ? audit.baseline?.since : nil,
            doubt: finding.doubt,
            question: words.isEmpty ? nil : "State \(listed(words, "or")) in the inventory.",
            background: isFull ? background(finding.rule, isBrief: true) : nil,
            asOf: audit.question.asOf == audit.today ? nil : "as of \(audit.question.asOf)",
        )
    }

    private func view(_ permission: Permission, _ group: Group, isFull: Bool) -> HTMLPermission {
        let rule = permission.rule
        let doubt = permission.certainty == .certain ? "" : "perhaps "
        let others = group.variedProofs.contains(rule.id) ? "; other uses by other evidence" : ""
        return HTMLPermission(
            rule: link(rule.id),
            act: rule.requirement.map { "\(doubt)met: \(SafeText.of($0.text))" }
                ?? "\(doubt)permits\(rule.sinceWords(in: audit.question))",
            lifts: permission.lifts.map(link),
            proof: permission.evidence.map { $0.words + others },
            background: isFull ? background(rule, isBrief: true) : nil,
        )
    }

    /// What is to be said of a rule; in brief only its first source is named.
    func background(_ rule: Rule, isBrief: Bool = false) -> HTMLBackground {
        let sources = isBrief ? Array(rule.references.prefix(1)) : rule.references
        let more = rule.references.count - sources.count
        return HTMLBackground(
            by: rule.saidBy(authority(of: rule)),
            need: need(rule),
            guidance: rule.guidance.map { SafeText.of($0, limit: 2_000) },
            sources: sources.map(HTMLSource.init),
            moreSources: more > 0 ? counted(more, "more source") : nil,
        )
    }
}
