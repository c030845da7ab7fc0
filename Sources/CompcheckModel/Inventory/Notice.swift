/// Something in an inventory that does not stop an audit but that its reader should know.
package struct Notice: Hashable, Sendable {
    /// What kind of thing it is.
    package enum Kind: String, CaseIterable, Sendable {
        /// A key that the format does not have.
        case unknownKey = "unknown-key"
        /// A name that neither the catalogue nor the organisation knows.
        case unknownName = "unknown-name"
        /// The service says one thing and the catalogue another; the service's word counts.
        case disagreement
        /// A name, a host or a region that means an entry of the catalogue though it is written otherwise.
        case recognized
    }

    /// What kind of thing it is.
    package let kind: Kind
    /// What it is, in words, with the user's text in backticks.
    package let what: String

    /// A notice.
    package init(kind: Kind, what: String) {
        self.kind = kind
        self.what = what
    }
}

/// A notice with how often it occurred.
package struct CountedNotice: Hashable, Sendable {
    /// What occurred.
    package let notice: Notice
    /// For how many services; 0 where it is about the inventory itself.
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
