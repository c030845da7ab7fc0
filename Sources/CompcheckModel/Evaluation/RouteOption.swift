/// A way to reach a service: an offering on its route or, for a route that no offering takes, the route alone.
package struct RouteOption: Hashable, Sendable {
    /// How it reaches the user.
    package let route: TermID
    /// The offering; nil if anything on this route is meant.
    package let offering: Offering?
    /// Whether the catalogue says that the wanted models are available this way.
    ///
    /// If false, the catalogue says neither that they are nor that they are not.
    package let isListed: Bool

    /// Creates a route option.
    package init(route: TermID, offering: Offering?, isListed: Bool) {
        self.route = route
        self.offering = offering
        self.isListed = isListed
    }
}

/// A route option in one jurisdiction, with the rulebook's answer.
package struct EvaluatedRoute: Sendable {
    /// The route option.
    package let route: RouteOption
    /// The answer for it.
    package let answer: Answer
    /// The day since which it has this verdict; nil if no rule ever said otherwise.
    package let since: Day?

    /// Creates an evaluated route option.
    package init(route: RouteOption, answer: Answer, since: Day?) {
        self.route = route
        self.answer = answer
        self.since = since
    }
}

/// Another offering for a use that gets a better answer in the same jurisdiction.
///
/// A class because many uses share one.
package final class Alternative: Sendable {
    /// The offering.
    package let offering: Offering
    /// The rulebook's answer about it there, without evidence, because evidence is about the service it was given for.
    package let answer: Answer
    /// Capabilities that the use or its offering is known to have and this offering lacks.
    package let lacks: [TermID]

    /// An alternative.
    package init(offering: Offering, answer: Answer, lacks: [TermID]) {
        self.offering = offering
        self.answer = answer
        self.lacks = lacks
    }
}

extension Answer {
    /// The entries of the outlook with a stronger verdict than the present one.
    package var closing: [OutlookEntry] { outlook.filter { $0.verdict > verdict } }

    /// The attributes that would settle the possible findings, in the order of `Attribute`.
    package var deciding: [Attribute] {
        let missing = Set(findings.flatMap(\.questions))
        return Attribute.allCases.filter(missing.contains)
    }

    /// Whether the verdict is stronger than permitted: undetermined, restricted or prohibited.
    package var isInTrouble: Bool { verdict > .permitted }
}

extension Offering {
    /// Returns whether it is offered on that day, as far as is known.
    package func isOffered(on day: Day) -> Bool {
        if let from, day < from { return false }
        if let until, day >= until { return false }
        return true
    }
}

extension Traits.Stated {
    /// Returns the statements about the user and the purpose that concern these attributes.
    ///
    /// Statements about who serves the use, and how, are left out.
    package func circumstances(of attributes: Set<Attribute>) -> Traits.Stated {
        var stated = Traits.Stated()
        if !attributes.isDisjoint(with: [.jurisdiction, .egress]) { stated.notIn = notIn }
        if attributes.contains(.egress) { stated.egress = egress }
        if attributes.contains(.customer) { stated.customer = customer }
        if attributes.contains(.audience) { stated.audience = audience }
        if attributes.contains(.seat) { stated.seat = seat }
        if !attributes.isDisjoint(with: [.ownerMajority, .ownerHalf, .partyOwnerHalf]) { stated.owners = owners }
        if attributes.contains(.capability) { stated.capabilities = capabilities }
        if attributes.contains(.modality) { stated.modalities = modalities }
        if attributes.contains(.data) { stated.data = data }
        if !attributes.isDisjoint(with: [.party, .partyOwnerHalf]) { stated.parties = parties }
        if attributes.contains(.tag) { stated.tags = tags }
        return stated
    }
}
