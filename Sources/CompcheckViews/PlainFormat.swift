internal import CompcheckReport

/// How everything but an audit or a table is told; the raw value is the name on the command line.
package enum PlainFormat: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// For machines: one document.
    case json
}
