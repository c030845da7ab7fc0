/// A remark about an inventory that does not stop an audit but that the reader should know.
package struct Notice: Hashable, Sendable {
    /// The kind of notice.
    package enum Kind: String, CaseIterable, Sendable {
        /// A key that the format does not have.
        case unknownKey = "unknown-key"
        /// A name that neither the catalogue nor the organisation knows.
        case unknownName = "unknown-name"
        /// The service contradicts the catalogue; the service's own statement counts.
        case disagreement
        /// A name, a host or a region that was recognised as a catalogue entry although it is written differently.
        case recognized
    }

    /// The kind of notice.
    package let kind: Kind
    /// The message, with the user's text in backticks.
    package let what: String

    /// A notice.
    package init(kind: Kind, what: String) {
        self.kind = kind
        self.what = what
    }
}

/// A notice, with how often and where it occurred.
package struct CountedNotice: Hashable, Sendable {
    /// The notice.
    package let notice: Notice
    /// Number of services that it is about; 0 if it is about the inventory itself.
    package var services: Int
    /// The first service that it is about.
    package let firstService: String?
    /// The line on which it first occurred.
    package let firstLine: Int?

    /// A counted notice.
    package init(notice: Notice, services: Int, firstService: String?, firstLine: Int?) {
        self.notice = notice
        self.services = services
        self.firstService = firstService
        self.firstLine = firstLine
    }
}
