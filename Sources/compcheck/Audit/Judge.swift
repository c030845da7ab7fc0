internal import CompcheckChecker
internal import CompcheckModel

/// Judges the uses of an audit's services, one after the other.
struct Judge {
    private let waivers: Waivers
    private let known: KnownFindings?
    private var checker: Checker
    private var finder: AlternativeFinder?

    /// A judge by the rules of an audit.
    ///
    /// - Parameters:
    ///   - audit: what is asked.
    ///   - known: the findings of a baseline, so that it is told what is new; nil: there is none.
    ///   - findsAlternatives: whether the best alternative to each use is looked for.
    /// - Throws: `UnknownRule` where a rule that is assumed or left out is not there.
    init(_ audit: Audit, since known: KnownFindings? = nil, findsAlternatives: Bool) throws {
        waivers = audit.waivers
        self.known = known
        checker = try Checker(audit.rulebook, audit.question)
        finder = findsAlternatives ? AlternativeFinder(audit.rulebook, audit.question, checker) : nil
    }

    /// Hands out the uses of a service, in the order of its places.
    mutating func judge(_ service: Service, _ take: (Use) throws -> Void) rethrows {
        for place in service.jurisdictions {
            let answer = checker.answer(for: service, in: place)
            let waivers = waivers.covering(answer, of: service, in: place)
            let new = known?.new(in: answer, of: service, in: place)
            let use = Use(service: service, jurisdiction: place, answer: answer, waivers: waivers, new: new)
            try take(finder?.withBest(use) ?? use)
        }
    }
}
