import CompcheckModel

/// The parties to a use: vendors, operators, developers with their models, and others.
///
/// They are chosen together, because all of them are parties, a vendor implies its seat, and a model its developer.
struct PartyAssignment {
    /// The parties in one role; an optional role is nil if the inventory does not state it.
    struct Role {
        var known: [Int] = []
        /// Whether there are further, unknown parties.
        var isOpen = false
    }

    var vendor: Role?
    var runner: Role?
    var developer: Role?
    var others = Role()
    /// The indexes of the models; nil: not stated.
    var models: [Int]?
    /// The vendors that the organization describes, each by its owners with shares in twentieths.
    var owned: [[(VendorID, Int)]] = []

    static let attributes: Set<Attribute> = [
        .vendor, .operator, .developer, .model, .family, .party, .vendorSeat, .operatorSeat, .developerSeat,
        .partyOwnerHalf,
    ]

    /// Finds parties that satisfy all conditions on them; nil if there are none.
    init?(_ literals: [Literal], period: Int, _ universe: Universe) {
        func constraint(_ attributes: Set<Attribute>, of size: Int) -> AttributeConstraint? {
            let own = literals.filter { attributes.contains($0.atom.attribute) }
            guard !own.isEmpty else { return nil }
            var constraint = AttributeConstraint(size: size)
            for literal in own { constraint.add(literal, period: period) }
            return constraint
        }
        let size = universe.parties.count
        let party = constraint([.party, .partyOwnerHalf], of: size)
        func role(_ attributes: Set<Attribute>) -> AttributeConstraint? {
            // A role may stay unstated, which leaves further parties open, unless a constraint is made of all parties.
            let mayBeSilent = party.map { !$0.isClosed && !$0.isSelective } ?? true
            guard
                var constraint = constraint(attributes, of: size)
                    ?? (mayBeSilent ? nil : AttributeConstraint(size: size))
            else {
                return nil
            }
            if let party {
                constraint.restrict(to: party.allowed)
                if party.isClosed { constraint.close() }
            }
            return constraint
        }
        let developers = role([.developer, .developerSeat])
        guard let runner = PartyAssignment.optionalRole(role([.operator, .operatorSeat]), universe),
            let vendor = PartyAssignment.optionalRole(role([.vendor, .vendorSeat]), universe),
            let (models, brought) = PartyAssignment.models(
                constraint([.model, .family], of: universe.models.count),
                developers: developers,
                universe,
            ),
            let developer = PartyAssignment.optionalRole(developers, given: brought, universe)
        else { return nil }
        (self.runner, self.vendor, self.developer, self.models) = (runner, vendor, developer, models)
        guard let party else { return }
        let present = [vendor, runner, developer].compactMap(\.self).flatMap(\.known)
        guard castOthers(party, literals, given: present, period, universe) else { return nil }
    }

    /// Returns a role that satisfies a constraint; `.some(nil)` (not stated) without a constraint, nil if none satisfies it.
    private static func optionalRole(
        _ constraint: AttributeConstraint?,
        given brought: [Int] = [],
        _ universe: Universe,
    ) -> Role?? {
        guard let constraint else { return .some(nil) }
        // Prefer a party to an empty list, which is less natural.
        if let chosen = constraint.closedChoice(given: brought) {
            let known = distinct(brought + chosen)
            let mayBeAnyone = !constraint.mustBeEmpty && constraint.allowed.contains(universe.nobody)
            return Role(known: known.isEmpty && mayBeAnyone ? [universe.nobody] : known)
        }
        return constraint.openChoice(given: brought).map { Role(known: distinct(brought + $0), isOpen: true) } ?? nil
    }

    /// Returns the models, and the developers that their names imply; nil if no models satisfy the constraint.
    private static func models(
        _ constraint: AttributeConstraint?,
        developers: AttributeConstraint?,
        _ universe: Universe,
    ) -> (chosen: [Int]?, developers: [Int])? {
        guard var constraint else { return (nil, []) }
        let byModel = universe.models.map { model -> [Int] in
            guard case .known(let makers) = model.makers else { return [] }
            return makers.compactMap { maker in universe.parties.firstIndex { $0.vendor.id == maker } }
        }
        if let developers {
            let allowed = developers.allowed
            let isClosedToAll = developers.mustBeEmpty && developers.openChoice() == nil
            constraint.restrict(
                to: Bits(byModel.count) { byModel[$0].allSatisfy { !isClosedToAll && allowed.contains($0) } }
            )
        }
        guard var chosen = constraint.closedChoice() else { return constraint.isHard ? nil : (nil, []) }
        // Prefer a model to an empty list, of whose families nothing is known.
        if chosen.isEmpty, !constraint.mustBeEmpty, let one = constraint.allowed.first { chosen = [one] }
        return (chosen, distinct(chosen.flatMap { byModel[$0] }))
    }

    /// Adds other parties until the demands on parties are met.
    private mutating func castOthers(
        _ constraint: AttributeConstraint,
        _ literals: [Literal],
        given present: [Int],
        _ period: Int,
        _ universe: Universe,
    ) -> Bool {
        // A party may have any owner, so if no known party has the wanted owners, one is invented.
        let ownership = literals.filter { $0.atom.attribute == .partyOwnerHalf }
        func asks(_ literal: Literal, _ aims: [Polarity]) -> Bool {
            aims.contains(literal.atom.condition.test == .not ? literal.polarity.flipped : literal.polarity)
        }
        let excluded = ownership.filter { asks($0, [.no, .notYes]) }
        var plain = AttributeConstraint(size: universe.parties.count)
        plain.restrict(to: constraint.allowed)
        for literal in literals where literal.atom.attribute == .party { plain.add(literal, period: period) }
        for literal in ownership where asks(literal, [.yes, .notNo]) {
            let truths = literal.atom.truths(period)
            if (present + self.others.known).contains(where: truths.yes.contains) { continue }
            if let known = (truths.yes & constraint.allowed).first {
                self.others.known.append(known)
            } else if let holders = Shares.holders(literal, against: excluded, universe) {
                owned.append(holders)
            } else if literal.polarity.isSoft, !constraint.isClosed {
                self.others.isOpen = true
            } else {
                return false
            }
        }
        if let known = plain.closedChoice(given: present + self.others.known) {
            self.others.known += known
        } else if !constraint.isClosed, let known = plain.openChoice(given: present + self.others.known) {
            self.others.known += known
            self.others.isOpen = true
        } else {
            return false
        }
        return true
    }
}
