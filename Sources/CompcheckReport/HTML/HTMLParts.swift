internal import CompcheckModel

// What several parts of the page are made of. The names are those that the templates ask for.

/// A stretch of safe text.
struct HTMLPiece {
    let text: String
    /// The class of its style; nil: plain.
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

/// A rule by its name, with where it stands on the page.
struct HTMLRuleLink {
    let id: String
    let title: String
    let anchor: String?
}

/// A label with what it stands for.
struct HTMLFact {
    let label: String
    let text: String
}

/// A source, with where it can be read.
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
    /// A rule by its name.
    func link(_ id: RuleID) -> HTMLRuleLink {
        let text = SafeText.of(id.text)
        let title = rule(id).map { SafeText.of($0.title, limit: 240) }
        return HTMLRuleLink(id: text, title: title ?? text, anchor: anchor(of: id))
    }

    /// Stretches of text.
    func pieces(_ spans: [Span]) -> [HTMLPiece] { spans.map(HTMLPiece.init) }

    /// What a rule asks for, and how to get it.
    func need(_ rule: Rule) -> String? {
        rule.requirement.flatMap(requirement).map { requirement in
            let guidance = requirement.guidance.map { ": " + SafeText.of($0, limit: 1_000) } ?? ""
            return SafeText.of(requirement.title, limit: 240) + guidance
        }
    }
}
