/// One way to be served: a product of the catalogue on its route or, for a route that no product of the catalogue takes,
/// the route alone.
package struct Way: Hashable, Sendable {
    /// How it reaches the user.
    package let route: TermID
    /// The product; nil: whatever goes this way.
    package let offering: Offering?
    /// Whether the catalogue says that what is looked for comes this way.
    ///
    /// Else it says neither that it does nor that it does not.
    package let isListed: Bool

    /// A way.
    package init(route: TermID, offering: Offering?, isListed: Bool) {
        self.route = route
        self.offering = offering
        self.isListed = isListed
    }
}

/// A way in one place, with what the rulebook says about it.
package struct JudgedWay: Sendable {
    /// The way.
    package let way: Way
    /// The answer for it.
    package let answer: Answer
    /// The first day from which on it has this verdict; nil where no rule ever said otherwise.
    package let since: Day?

    /// A judged way.
    package init(way: Way, answer: Answer, since: Day?) {
        self.way = way
        self.answer = answer
        self.since = since
    }
}

/// Another offering for a use that stands better in the same place.
///
/// A class because many uses share one.
package final class Alternative: Sendable {
    /// The offering.
    package let offering: Offering
    /// What the rulebook says about it there, without any evidence: evidence is about the service that it was given for.
    package let answer: Answer
    /// Capabilities that the use is known to have, or its offering has, and this one has not.
    package let lacks: [TermID]

    /// An alternative.
    package init(offering: Offering, answer: Answer, lacks: [TermID]) {
        self.offering = offering
        self.answer = answer
        self.lacks = lacks
    }
}

extension Answer {
    /// The entries of the outlook that leave the use worse off than it is.
    package var closing: [OutlookEntry] { outlook.filter { $0.verdict > verdict } }

    /// The facts that would decide what is only possible, in the order of all attributes.
    package var deciding: [Attribute] {
        let missing = Set(findings.flatMap(\.missing))
        return Attribute.allCases.filter(missing.contains)
    }

    /// Whether more than doubt stands against the use, or may.
    package var isInTrouble: Bool { verdict > .permitted }
}

extension Offering {
    /// Whether it is offered on that day, as far as is known.
    package func isOffered(on day: Day) -> Bool {
        if let from, day < from { return false }
        if let until, day >= until { return false }
        return true
    }
}

extension Traits.Said {
    /// What is said of the user and the purpose, and nothing of who serves it and how; of that, what answers to these
    /// attributes.
    package func circumstances(of attributes: Set<Attribute>) -> Traits.Said {
        var said = Traits.Said()
        if attributes.contains(.jurisdiction) { said.notIn = notIn }
        if attributes.contains(.customer) { said.customer = customer }
        if attributes.contains(.audience) { said.audience = audience }
        if attributes.contains(.seat) { said.seat = seat }
        if !attributes.isDisjoint(with: [.ownerMajority, .ownerHalf, .partyOwnerHalf]) { said.owners = owners }
        if attributes.contains(.capability) { said.capabilities = capabilities }
        if attributes.contains(.modality) { said.modalities = modalities }
        if attributes.contains(.data) { said.data = data }
        if !attributes.isDisjoint(with: [.party, .partyOwnerHalf]) { said.parties = parties }
        if attributes.contains(.tag) { said.tags = tags }
        return said
    }
}
