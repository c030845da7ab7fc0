import CompcheckModel

/// The parties to a use: vendors, operators, developers with their models, and others.
///
/// They are chosen together, because all of them are parties, a vendor implies its seat, and a model its developer.
struct Cast {
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
        .vendor, .operator, .developer, .model, .party, .vendorSeat, .operatorSeat, .developerSeat, .partyOwnerHalf,
    ]

    /// Finds parties that satisfy all conditions on them; nil if there are none.
    init?(_ literals: [Literal], stretch: Int, _ universe: Universe) {
        func demand(_ attributes: Set<Attribute>, of size: Int) -> Demand? {
            let own = literals.filter { attributes.contains($0.probe.attribute) }
            guard !own.isEmpty else { return nil }
            var demand = Demand(size: size)
            for literal in own { demand.add(literal, stretch: stretch) }
            return demand
        }
        let size = universe.parties.count
        let party = demand([.party, .partyOwnerHalf], of: size)
        func role(_ attributes: Set<Attribute>) -> Demand? {
            // A role may stay unstated, which leaves further parties open, unless a demand is made of all parties.
            let mayBeSilent = party.map { !$0.isClosed && !$0.isSelective } ?? true
            guard var demand = demand(attributes, of: size) ?? (mayBeSilent ? nil : Demand(size: size)) else {
                return nil
            }
            if let party {
                demand.restrict(to: party.allowed)
                if party.isClosed { demand.close() }
            }
            return demand
        }
        let developers = role([.developer, .developerSeat])
        guard let runner = Cast.optionalRole(role([.operator, .operatorSeat]), universe),
            let vendor = Cast.optionalRole(role([.vendor, .vendorSeat]), universe),
            let (models, brought) = Cast.models(
                demand([.model], of: universe.texts(.model).count),
                developers: developers,
                universe,
            ),
            let developer = Cast.optionalRole(developers, given: brought, universe)
        else { return nil }
        (self.runner, self.vendor, self.developer, self.models) = (runner, vendor, developer, models)
        guard let party else { return }
        let present = [vendor, runner, developer].compactMap(\.self).flatMap(\.known)
        guard castOthers(party, literals, given: present, stretch, universe) else { return nil }
    }

    /// Returns a role that satisfies a demand; `.some(nil)` (not stated) without a demand, nil if none satisfies it.
    private static func optionalRole(_ demand: Demand?, given brought: [Int] = [], _ universe: Universe) -> Role?? {
        guard let demand else { return .some(nil) }
        // Prefer a party to an empty list, which is less natural.
        if let chosen = demand.closedChoice(given: brought) {
            let known = distinct(brought + chosen)
            let mayBeAnyone = !demand.mustBeEmpty && demand.allowed.contains(universe.nobody)
            return Role(known: known.isEmpty && mayBeAnyone ? [universe.nobody] : known)
        }
        return demand.openChoice(given: brought).map { Role(known: distinct(brought + $0), isOpen: true) } ?? nil
    }

    /// Returns the models, and the developers that their names imply; nil if no models satisfy the demand.
    private static func models(
        _ demand: Demand?,
        developers: Demand?,
        _ universe: Universe,
    ) -> (chosen: [Int]?, developers: [Int])? {
        guard var demand else { return (nil, []) }
        let names = universe.texts(.model)
        let byModel = names.map { name -> Int? in
            guard case .known(let id) = universe.developer(ofModel: name) else { return nil }
            return universe.parties.firstIndex { $0.vendor.id == id }
        }
        if let developers {
            let allowed = developers.allowed
            let isClosedToAll = developers.mustBeEmpty && developers.openChoice() == nil
            demand.restrict(
                to: Bits(names.count) { byModel[$0].map { !isClosedToAll && allowed.contains($0) } ?? true }
            )
        }
        guard let chosen = demand.closedChoice() else { return demand.isHard ? nil : (nil, []) }
        return (chosen, distinct(chosen.compactMap { byModel[$0] }))
    }

    /// Adds other parties until the demands on parties are met.
    private mutating func castOthers(
        _ demand: Demand,
        _ literals: [Literal],
        given present: [Int],
        _ stretch: Int,
        _ universe: Universe,
    ) -> Bool {
        // A party may have any owner, so if no known party has the wanted owners, one is invented.
        let ownership = literals.filter { $0.probe.attribute == .partyOwnerHalf }
        func asks(_ literal: Literal, _ aims: [Aim]) -> Bool {
            aims.contains(literal.probe.condition.test == .not ? literal.aim.flipped : literal.aim)
        }
        let excluded = ownership.filter { asks($0, [.no, .notYes]) }
        var plain = Demand(size: universe.parties.count)
        plain.restrict(to: demand.allowed)
        for literal in literals where literal.probe.attribute == .party { plain.add(literal, stretch: stretch) }
        for literal in ownership where asks(literal, [.yes, .notNo]) {
            let truths = literal.probe.truths(stretch)
            if (present + self.others.known).contains(where: truths.yes.contains) { continue }
            if let known = (truths.yes & demand.allowed).first {
                self.others.known.append(known)
            } else if let holders = Shares.holders(literal, against: excluded, universe) {
                owned.append(holders)
            } else if literal.aim.isSoft, !demand.isClosed {
                self.others.isOpen = true
            } else {
                return false
            }
        }
        if let known = plain.closedChoice(given: present + self.others.known) {
            self.others.known += known
        } else if !demand.isClosed, let known = plain.openChoice(given: present + self.others.known) {
            self.others.known += known
            self.others.isOpen = true
        } else {
            return false
        }
        return true
    }
}
