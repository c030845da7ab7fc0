package import CompcheckModel

/// Describes findings in self-contained sentences.
package struct ReportedFindingText: Sendable {
    /// The number of characters that GitHub shows of a text.
    package static let limit = 1_024

    /// The catalogue's authorities.
    package let authorities: [AuthorityID: Authority]
    private let caveat: String

    /// Creates the words for the findings of an audit.
    package init(_ setting: Setting) {
        let authorities = setting.rulebook.catalogue.authorities
        self.authorities = Dictionary(authorities.map { ($0.id, $0) }) { first, _ in first }
        caveat = setting.caveat.map { " \($0)." } ?? ""
    }

    /// Returns the finding on one line: the use, the effect, the day, the authority and the reasons; safe to print.
    package func message(_ reported: ReportedFinding) -> String {
        let finding = reported.finding
        let name = reported.service.name.map { " (\(SafeText.of($0, limit: 80)))" } ?? ""
        let service = SafeText.of(reported.service.id, limit: 80) + name
        let jurisdiction = SafeText.of(reported.jurisdiction.text, limit: 20)
        let title = SafeText.of(finding.rule.title, limit: 240)
        let claim = "\(service) \(finding.fate) in \(jurisdiction)\(finding.sinceText)."
        let source = " \(authority(finding.rule)) says: \(title)."
        let waived = reported.waivers.first.map { " Waived \($0.displayText)." } ?? ""
        let news = reported.isNew.map { $0 ? " New." : " Not new: the baseline has it." } ?? ""
        let message = claim + source + why(finding) + doubt(finding)
        let end = waived + news + caveat
        return cut(message, to: ReportedFindingText.limit - end.unicodeScalars.count) + end
    }

    /// Returns the authority's name and kind.
    package func authority(_ rule: Rule) -> String {
        authorities[rule.authority]?.displayText ?? SafeText.of(rule.authority.text)
    }

    private func why(_ finding: Finding) -> String {
        guard !finding.because.isEmpty else { return "" }
        let reasons = finding.because.map { "\($0.attribute.rawValue) \($0.values.joined(separator: ", "))" }
        return " Because of \(SafeText.of(reasons.joined(separator: "; "), limit: 240))."
    }

    private func doubt(_ finding: Finding) -> String {
        guard finding.certainty == .possible else { return "" }
        let source = finding.sourceDoubtText.map { " Only a source can tell \($0)." }
        let unsaid = finding.questions.map(\.rawValue).joined(separator: ", ")
        if !unsaid.isEmpty { return " Unsure: the inventory does not say \(unsaid)." + (source ?? "") }
        return source.map { " Unsure." + $0 } ?? " Unsure: it hangs on a source that is doubtful or contested."
    }
}

extension Setting {
    /// A warning that the day is not today, or that the rules are not as known now; nil if neither applies.
    package var caveat: String? {
        let day = isToday ? nil : "As of \(question.asOf), not today, \(today)"
        let knowledge = knownAt.map { "Rules as known at \($0), not as known now" }
        let caveats = [day, knowledge].compactMap(\.self)
        return caveats.isEmpty ? nil : caveats.joined(separator: ". ")
    }
}

extension Finding {
    /// The effect of the rule on the use.
    fileprivate var fate: String {
        let isSure = certainty == .certain
        let needed = rule.requirement.map { SafeText.of($0.text) }
        return switch rule.effect {
        case .prohibits: (isSure ? "is prohibited" : "may be prohibited") + (needed.map { " without \($0)" } ?? "")
        case .requires: (isSure ? "needs " : "may need ") + (needed ?? "a permission")
        case .permits: isSure ? "is permitted" : "may be permitted"
        case .exempts: isSure ? "is exempt" : "may be exempt"
        case .notes: isSure ? "has a note" : "may have a note"
        }
    }
}

/// Truncates a text to at most `limit` characters (Unicode scalars), with an ellipsis if something is left out.
package func cut(_ text: String, to limit: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return text }
    return String(scalars.prefix(limit - 1)) + "…"
}
