/// What is known of one attribute of a use, and where from.
package struct Fact: Hashable, Sendable {
    /// A value with its source.
    package struct Value: Hashable, Sendable {
        /// The value; for shares of ownership, who holds how much of what.
        package let text: String
        /// Where it is known from.
        package let source: Provenance

        /// A value.
        package init(text: String, source: Provenance) {
            self.text = text
            self.source = source
        }
    }

    /// Why not all values are known.
    package enum Gap: Hashable, Sendable {
        /// Inventory and catalogue are silent.
        case silent
        /// A vendor's name that nobody knows.
        case name(String)
        /// A model without a prefix that tells whose it is.
        case model(String)
        /// A vendor whose seat nobody states.
        case seat(of: VendorID)
        /// A region that the catalogue does not know.
        case region(String)
        /// An offering of which the catalogue does not say it.
        case offering(OfferingID)
    }

    /// What is asked about.
    package let attribute: Attribute
    /// Values that the use certainly has.
    package let known: [Value]
    /// Values at least one of which it has.
    package let candidates: [Value]
    /// Whether there may be others.
    package let isOpen: Bool
    /// Why there may be others, or candidates that nobody can name.
    package let gaps: [Gap]

    /// A fact.
    package init(attribute: Attribute, known: [Value], candidates: [Value], isOpen: Bool, gaps: [Gap]) {
        self.attribute = attribute
        self.known = known
        self.candidates = candidates
        self.isOpen = isOpen
        self.gaps = gaps
    }
}
