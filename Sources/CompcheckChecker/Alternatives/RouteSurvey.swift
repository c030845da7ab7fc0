package import CompcheckModel

/// Finds every route by which a developer's models are available in a jurisdiction, and evaluates each.
package struct RouteSurvey {
    private let rulebook: Rulebook
    private let question: Question
    private var checker: Checker
    private var timeline: TimelineBuilder

    /// Creates a survey of the offerings in a rulebook's catalogue on the day in question.
    /// - Throws: `UnknownRule` if the question assumes or leaves out a rule that does not exist.
    package init(_ rulebook: Rulebook, _ question: Question) throws(UnknownRule) {
        self.rulebook = rulebook
        self.question = question
        checker = try Checker(rulebook, question)
        // From the day before the first event: if a verdict goes back that far, no rule brought it.
        let days = rulebook.rules.flatMap(\.lifecycle.periods).map(\.from)
        let first = days.filter { $0 > .earliest }.min() ?? question.asOf
        timeline = try TimelineBuilder(
            rulebook,
            from: min(first, question.asOf).advanced(by: -1),
            to: question.asOf,
            assumed: question.assumed,
            without: question.without,
        )
    }

    /// Returns all routes to the models that a request names, each evaluated.
    ///
    /// - Parameters:
    ///   - request: what is wanted and by whom: models or developers, and circumstances, but not who serves it.
    ///   - jurisdiction: the jurisdiction.
    /// - Returns: the best first: those that the catalogue lists before those about which it says nothing, the milder
    ///   before the worse, and then by id.
    /// - Throws: nothing that `init` did not throw.
    package mutating func routes(
        to request: Traits.Stated,
        in jurisdiction: JurisdictionCode,
    ) throws(UnknownRule) -> [EvaluatedRoute] {
        var evaluated: [EvaluatedRoute] = []
        for route in routes(to: request.namedDevelopers) {
            let service = Service(request, by: route, in: jurisdiction)
            let answer = checker.answer(for: service, in: jurisdiction)
            let since = try timeline.periods(of: service, in: jurisdiction).beginning(of: answer.verdict)
            evaluated.append(EvaluatedRoute(route: route, answer: answer, since: since))
        }
        return evaluated.sorted { left, right in
            if left.route.isListed != right.route.isListed { return left.route.isListed }
            let (one, other) = (AlternativeRank(left.answer), AlternativeRank(right.answer))
            if one != other { return one < other }
            // A permitted route comes before an unregulated one.
            let (verdict, otherVerdict) = (left.answer.verdict, right.answer.verdict)
            return verdict == otherVerdict ? left.route.name < right.route.name : verdict > otherVerdict
        }
    }

    /// Returns the routes that are known on the day in question.
    ///
    /// These are the offerings that carry the developers' models or may carry them, and the routes that need no
    /// offering, such as a proxy, if a rule names them.
    private func routes(to developers: Set<VendorID>) -> [RouteOption] {
        let catalogue = rulebook.catalogue
        let offered = catalogue.offerings.filter { $0.isOffered(on: question.asOf) }
        let products = offered.compactMap { offering -> RouteOption? in
            guard let carried = offering.developers else {
                return RouteOption(route: offering.route, offering: offering, isListed: false)
            }
            guard developers.isSubset(of: carried) else { return nil }
            return RouteOption(route: offering.route, offering: offering, isListed: true)
        }
        let named = rulebook.rules.flatMap(\.allConditions)
            .filter { $0.attribute == .route }
            .flatMap { $0.values.map { TermID($0) } }
        let others = Set(named).subtracting(catalogue.offerings.map(\.route)).sorted()
        return products + others.map { RouteOption(route: $0, offering: nil, isListed: true) }
    }
}

extension Service {
    /// Creates the service that the request describes, served by that route.
    fileprivate convenience init(_ request: Traits.Stated, by route: RouteOption, in jurisdiction: JurisdictionCode) {
        var stated = request
        stated.offering = route.offering.map { [$0.id] }
        if route.offering == nil { stated.route = [route.route] }
        self.init(id: route.name, line: 1, jurisdictions: [jurisdiction], traits: Traits(stated))
    }
}

extension RouteOption {
    /// The id of the offering or, without one, of the route.
    fileprivate var name: String { offering?.id.text ?? route.text }
}

extension [TimelinePeriod] {
    /// Returns the day since which the last verdict holds; nil if it holds from the first day on.
    fileprivate func beginning(of verdict: Verdict) -> Day? {
        let same = reversed().prefix { $0.verdict == verdict }
        return same.count == count ? nil : same.last?.from
    }
}
