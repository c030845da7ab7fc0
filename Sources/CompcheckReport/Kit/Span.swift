package import CompcheckModel

/// A piece of safe text in one style.
package struct Span: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The style of the piece if colour is allowed.
    package enum Style: Hashable, Sendable {
        case plain
        case bold
        case dim
        /// A problem.
        case alarm
        case verdict(Verdict)

        /// The parameters of the terminal's SGR sequence; nil if there is nothing to set.
        package var codes: String? {
            switch self {
            case .plain: nil
            case .bold: "1"
            case .dim: "2"
            // Of the 256 colours, these stand out from both black and white (each has a WCAG contrast above 3.7). The
            // eight colours that themes choose include a yellow and a green that are invisible on white.
            case .alarm, .verdict(.prohibited): "1;38;5;160"
            case .verdict(.restricted): "1;38;5;166"
            case .verdict(.undetermined): "1;38;5;133"
            case .verdict(.permitted): "1;38;5;28"
            case .verdict(.unregulated): "1"
            }
        }
    }

    /// The text, safe to print.
    package let text: String
    package let style: Style

    /// Creates a piece of safe text.
    ///
    /// A no-break space (U+00A0) prints as a space at which the line does not break.
    package init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
    }

    /// Creates a plain piece from a literal.
    package init(stringLiteral text: String) { self.init(text) }

    package static func bold(_ text: String) -> Span { Span(text, .bold) }

    /// Returns a piece in subdued style.
    package static func dim(_ text: String) -> Span { Span(text, .dim) }

    /// The separator between the parts of a line; a line never begins with it.
    package static let dot = Span.dim("\u{A0}· ")
}

extension [Span] {
    /// Joins lists of pieces, with a separator between them.
    package init(_ parts: [[Span]], separatedBy separator: Span = .dot) {
        self = Array(parts.joined(separator: [separator]))
    }
}
