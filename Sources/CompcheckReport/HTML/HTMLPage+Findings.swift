internal import CompcheckModel

/// The groups of uses with one verdict and one worst verdict.
struct HTMLSection {
    let anchor: String
    let title: String
    let verdict: String
    let sign: String
    let count: String
    let groups: [HTMLGroup]
    /// The number of uses that are left out; nil if there are none.
    let rest: String?
}

/// A group of uses that the rulebook answers alike.
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

/// A finding about the uses of a group.
struct HTMLFinding {
    let rule: HTMLRuleLink
    let severity: String
    let act: String
    let because: String?
    let waivers: [String]
    /// The baseline since which the finding is new; nil if it is not new.
    let new: String?
    let doubt: String?
    let question: String?
    /// The authority, requirement, sources and advice; nil if only the rule's own entry has them.
    let background: HTMLBackground?
    let asOf: String?
}

/// The part of a rule's description that is the same wherever it applies.
struct HTMLBackground {
    let by: String
    let need: String?
    let guidance: String?
    let sources: [HTMLSource]
    /// The number of sources that are not listed; nil if all are.
    let moreSources: String?
}

/// A rule that permits the uses of a group.
struct HTMLPermission {
    let rule: HTMLRuleLink
    let act: String
    let lifts: [HTMLRuleLink]
    let proof: String?
    let background: HTMLBackground?
}

extension HTMLPage {
    /// The sections of groups, the worst possible verdict first.
    var sections: [HTMLSection] {
        var number = 0
        return ranked.enumerated().map { position, entry in
            let (section, ranked) = entry
            let listed = ranked.prefix(HTMLPage.groupLimit - min(HTMLPage.groupLimit, number))
            let groups = listed.map { group in
                number += 1
                return view(group, isFull: number <= HTMLPage.fullGroupLimit)
            }
            let rest = ranked.dropFirst(listed.count).reduce(aggregator.ungrouped[section] ?? 0) {
                $0 + aggregator.samples[$1.sample].uses
            }
            return HTMLSection(
                anchor: "s\(position + 1)",
                title: section.displayText,
                verdict: section.verdict.rawValue,
                sign: section.verdict.sign,
                count: counted(aggregator.uses(in: section), "use"),
                groups: groups,
                rest: rest == 0 ? nil : "\(counted(rest, "more use")) in other groups: see the JSON report",
            )
        }
    }

    private func view(_ group: Group, isFull: Bool) -> HTMLGroup {
        let (answer, sample) = (group.answer, aggregator.samples[group.sample])
        let instead = sample.instead
        let bonds = group.newFirst(answer.bindingFindings)
        return HTMLGroup(
            anchor: groupAnchors[group.sample] ?? "",
            verdict: answer.verdict.rawValue,
            atWorst: answer.displayText,
            count: counted(sample.uses, "use"),
            services: pieces(sample.spans),
            findings: bonds.map { view($0, group, isFull: isFull) },
            permissions: answer.permissions.map { view($0, group, isFull: isFull) },
            hasInstead: instead != nil,
            instead: pieces(instead ?? []),
            nothing: answer.verdict == .unregulated && bonds.isEmpty && !answer.isExempt
                ? "No rule of the \(grouped(audit.rulebook.rules.count)) in this rulebook applies"
                    + (group.hasNotes ? ", notes aside." : ".") : nil,
        )
    }

    private func view(_ finding: Finding, _ group: Group, isFull: Bool) -> HTMLFinding {
        let reasons = group.reasons[finding.rule.id]
        let words = finding.questions.flatMap(\.inventoryKeys).map { $0.replacing("`", with: "") }
        return HTMLFinding(
            rule: link(finding.rule.id),
            severity: finding.rule.severity.rawValue,
            act: finding.does,
            because: reasons.map { $0.words.map { "\($0.attribute) \($0.values)" }.joined(separator: " · ") },
            waivers: finding.waived(by: group.waivers).map(\.displayText),
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
                ?? "\(doubt)\(rule.act(.does))\(rule.sinceText(in: audit.question))",
            lifts: permission.lifts.map(link),
            proof: permission.evidence.map { $0.displayText + others },
            background: isFull ? background(rule, isBrief: true) : nil,
        )
    }

    /// Returns the description of a rule; `isBrief` keeps only its first source.
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
