/// The known values of one attribute of a use, with their sources.
package struct Fact: Hashable, Sendable {
    /// A value with its source.
    package struct Value: Hashable, Sendable {
        /// The value; for ownership, who holds which share of what.
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
    package enum UnknownReason: Hashable, Sendable {
        /// Neither the inventory nor the catalogue says anything.
        case silent
        /// An unknown vendor name.
        case name(String)
        /// A model whose name says nothing of its maker.
        case model(String)
        /// A model whose name fits no family.
        case noFamily(model: String)
        /// A model of no family, or of one about whose weights the catalogue says nothing.
        case noWeights(model: String)
        /// A scope that names no places: the request may be computed anywhere.
        case scope(ScopeID)
        /// Nothing shows which scope the use has: neither the model, if there is one, nor the endpoint.
        case scopeUntold(model: String?)
        /// The requests leave from wherever a proxy stands.
        case proxy
        /// A vendor whose seat is not stated.
        case seat(of: VendorID)
        /// A region that the catalogue does not know.
        case region(String)
        /// An offering whose catalogue entry does not state the attribute.
        case offering(OfferingID)
    }

    /// The attribute in question.
    package let attribute: Attribute
    /// Values that the use certainly has.
    package let known: [Value]
    /// Values of which the use has at least one.
    package let candidates: [Value]
    /// Whether there may be other values.
    package let isOpen: Bool
    /// Why the use may have other values, or candidates that cannot be named.
    package let gaps: [UnknownReason]

    /// A fact.
    package init(attribute: Attribute, known: [Value], candidates: [Value], isOpen: Bool, gaps: [UnknownReason]) {
        self.attribute = attribute
        self.known = known
        self.candidates = candidates
        self.isOpen = isOpen
        self.gaps = gaps
    }
}
