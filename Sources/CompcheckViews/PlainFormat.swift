internal import CompcheckReport

/// The formats of everything that is neither an audit nor a table; the raw value is the command-line name.
package enum PlainFormat: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// For machines: one document.
    case json
}
