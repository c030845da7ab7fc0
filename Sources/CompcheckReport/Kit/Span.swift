package import CompcheckModel

/// A stretch of safe text in one style.
package struct Span: Hashable, Sendable, ExpressibleByStringLiteral {
    /// How a stretch looks where colour is allowed.
    package enum Style: Hashable, Sendable {
        case plain
        case bold
        case dim
        /// Something is wrong.
        case alarm
        case verdict(Verdict)

        /// The parameters of the terminal's SGR sequence; nil: nothing to set.
        package var codes: String? {
            switch self {
            case .plain: nil
            case .bold: "1"
            case .dim: "2"
            // Of the 256 colours, those that stand out from black and from white alike (WCAG's ratio is above 3.7 for
            // each); the eight that themes choose include a yellow and a green that vanish on white.
            case .alarm, .verdict(.prohibited): "1;38;5;160"
            case .verdict(.restricted): "1;38;5;166"
            case .verdict(.undetermined): "1;38;5;133"
            case .verdict(.permitted): "1;38;5;28"
            case .verdict(.unregulated): "1"
            }
        }
    }

    /// The text, which is safe to print.
    package let text: String
    /// How it looks.
    package let style: Style

    /// A stretch of safe text.
    ///
    /// A no-break space (U+00A0) is printed as a space at which no line breaks.
    package init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
    }

    /// A plain stretch written in the source.
    package init(stringLiteral text: String) { self.init(text) }

    /// A stretch in bold.
    package static func bold(_ text: String) -> Span { Span(text, .bold) }

    /// A stretch that steps back.
    package static func dim(_ text: String) -> Span { Span(text, .dim) }

    /// What stands between the parts of a line; a line never begins with it.
    package static let dot = Span.dim("\u{A0}· ")
}

extension [Span] {
    /// Joins lists of stretches with a separator between each two.
    package init(_ parts: [[Span]], separatedBy separator: Span = .dot) {
        self = Array(parts.joined(separator: [separator]))
    }
}
