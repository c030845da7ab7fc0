import CompcheckChecker
import CompcheckModel

/// Finds offerings that a vendor's rule on territories, or an exception from it, leaves out although it names others
/// that are the same.
struct Reach {
    /// The attributes that the catalogue fills in for an offering.
    private static let served: Set<Attribute> = [
        .vendor, .offering, .operator, .developer, .route, .capability, .family, .weights, .vendorSeat, .operatorSeat,
        .developerSeat, .party,
    ]

    private let subject: Subject
    /// For each offering that exists today, the rules that may apply to it, somewhere and to somebody.
    private let reached: [(offering: Offering, rules: Set<RuleID>)]

    static func lints(_ subject: Subject) -> [Lint] {
        let reach = Reach(subject)
        return subject.rulebook.rules.flatMap { reach.unreachedOfferings($0) + reach.otherRoutes($0) }
    }

    private init(_ subject: Subject) {
        self.subject = subject
        let question = Question(asOf: subject.today, horizon: 0, wantsOutlook: false)
        let offerings = subject.index.catalogue.offerings.filter { $0.isOffered(on: subject.today) }
        guard let place = subject.index.catalogue.jurisdictions.first?.code,
            let explainer = try? Explainer(subject.rulebook, question)
        else {
            reached = []
            return
        }
        reached = offerings.map { offering in
            var stated = Traits.Stated()
            stated.offering = [offering.id]
            let service = Service(id: "s", line: 1, jurisdictions: [place], traits: Traits(stated))
            let explained = explainer.explanation(of: service, in: place).ruleExplanations
            return (offering, Set(explained.filter(Reach.mayApply).map(\.rule.id)))
        }
    }

    /// Returns whether the rule may apply to the offering, as far as the catalogue tells.
    private static func mayApply(_ explanation: RuleExplanation) -> Bool {
        func isOpen(_ conditions: [TestedCondition]) -> Bool {
            conditions.allSatisfy { !served.contains($0.condition.attribute) || $0.truth != .no }
        }
        let when = explanation.when
        guard isOpen(when.conditions), when.alternatives.isEmpty || when.alternatives.contains(where: isOpen) else {
            return false
        }
        guard let unless = explanation.unless, unless.truth == .yes else { return true }
        return !(unless.conditions + unless.nearestAlternative).allSatisfy { served.contains($0.condition.attribute) }
    }

    private func isReached(_ offering: OfferingID, by rule: RuleID) -> Bool {
        reached.first { $0.offering.id == offering }?.rules.contains(rule) ?? false
    }

    /// Reports offerings of a vendor or maker that its own rule on territories does not reach while it reaches others.
    private func unreachedOfferings(_ rule: Rule) -> [Lint] {
        let vendor = VendorID(rule.authority.text)
        guard rule.effect == .prohibits, rule.isAlive(on: subject.today), subject.index.vendors[vendor] != nil,
            rule.jurisdictionConditions.contains(where: { $0.attribute == .jurisdiction && $0.test != .any })
        else { return [] }
        let own = reached.map(\.offering).filter { $0.vendor == vendor || $0.developers?.contains(vendor) == true }
        let missed = own.filter { !isReached($0.id, by: rule.id) }
        guard !missed.isEmpty, missed.count < own.count else { return [] }
        let what =
            "does not reach \(list(missed)), though it reaches other offerings of \(shown: vendor): name them too, or "
            + "say under `lint` what governs them"
        return [subject.lint(.unreachedOffering, what, rule, at: "when")]
    }

    /// Reports offerings on other routes that sell the same as the only route of an exception.
    private func otherRoutes(_ rule: Rule) -> [Lint] {
        let routes = rule.when.conditions.filter { $0.attribute == .route && $0.test == .any }.flatMap(\.values)
        guard rule.effect.allows, !rule.overrides.isEmpty, rule.isAlive(on: subject.today), routes.count == 1 else {
            return []
        }
        let makers = Set(
            rule.when.conditions.filter { $0.attribute == .developer && $0.test == .any }.flatMap(\.values)
        )
        let others = reached.map(\.offering).filter { offering in
            offering.route.text != routes[0] && !isReached(offering.id, by: rule.id)
                && rule.overrides.contains { isReached(offering.id, by: $0) }
                && (offering.developers ?? []).contains { makers.contains($0.text) }
        }
        guard !others.isEmpty else { return [] }
        let what =
            "holds on the route \(shown: routes[0]) only, while \(list(others)) sell the same: find out whether it holds "
            + "there too, or say under `lint` why not"
        return [subject.lint(.oneRouteException, what, rule, at: "when")]
    }

    private func list(_ offerings: [Offering]) -> String {
        let named = offerings.prefix(4).map { "\(shown: $0.id)" }.joined(separator: ", ")
        return named + (offerings.count > 4 ? " and \(offerings.count - 4) more" : "")
    }
}
