/// What is known of one attribute of a use, and where from.
public struct Fact: Hashable, Sendable {
    /// A value with its source.
    public struct Value: Hashable, Sendable {
        /// The value; for shares of ownership, who holds how much of what.
        public let text: String
        /// Where it is known from.
        public let source: Provenance

        /// A value.
        public init(text: String, source: Provenance) {
            self.text = text
            self.source = source
        }
    }

    /// Why not all values are known.
    public enum Gap: Hashable, Sendable {
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
    public let attribute: Attribute
    /// Values that the use certainly has.
    public let known: [Value]
    /// Values at least one of which it has.
    public let candidates: [Value]
    /// Whether there may be others.
    public let isOpen: Bool
    /// Why there may be others, or candidates that nobody can name.
    public let gaps: [Gap]

    /// A fact.
    public init(attribute: Attribute, known: [Value], candidates: [Value], isOpen: Bool, gaps: [Gap]) {
        self.attribute = attribute
        self.known = known
        self.candidates = candidates
        self.isOpen = isOpen
        self.gaps = gaps
    }
}
