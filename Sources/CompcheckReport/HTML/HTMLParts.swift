internal import CompcheckModel

// Elements that several parts of the page share. The templates use the same property names.

/// A piece of safe text.
struct HTMLPiece {
    let text: String
    /// The CSS class of its style; nil if it is plain.
    let style: String?

    init(_ span: Span) {
        text = span.text
        style =
            switch span.style {
            case .plain: nil
            case .bold, .alarm: "strong"
            case .dim: "dim"
            case .verdict(let verdict): "verdict v-\(verdict.rawValue)"
            }
    }
}

/// A rule's id and title, with the anchor of its entry.
struct HTMLRuleLink {
    let id: String
    let title: String
    let anchor: String?
}

/// A label and its text.
struct HTMLFact {
    let label: String
    let text: String
}

/// A source with its web address.
struct HTMLSource {
    let title: String
    let address: String?
    let opened: String?

    init(_ reference: Rule.Reference) {
        title = SafeText.of(reference.title, limit: 240)
        address = reference.url.flatMap(URIEncoding.webAddress)
        opened = reference.opened?.description
    }
}

extension HTMLPage {
    /// Returns a link to a rule's entry.
    func link(_ id: RuleID) -> HTMLRuleLink {
        let text = SafeText.of(id.text)
        let title = rule(id).map { SafeText.of($0.title, limit: 240) }
        return HTMLRuleLink(id: text, title: title ?? text, anchor: anchor(of: id))
    }

    func pieces(_ spans: [Span]) -> [HTMLPiece] { spans.map(HTMLPiece.init) }

    /// Returns what a rule requires, and how to get it.
    func need(_ rule: Rule) -> String? {
        rule.requirement.flatMap(requirement).map { requirement in
            let guidance = requirement.guidance.map { ": " + SafeText.of($0, limit: 1_000) } ?? ""
            return SafeText.of(requirement.title, limit: 240) + guidance
        }
    }
}
