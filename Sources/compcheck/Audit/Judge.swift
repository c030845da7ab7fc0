internal import CompcheckChecker
internal import CompcheckModel

/// Judges the uses of an audit's services, one after the other.
struct Judge {
    private let waivers: Waivers
    private var checker: Checker
    private var finder: AlternativeFinder?

    /// A judge by the rules of an audit, who also looks for the best alternative to each use where that is wanted.
    /// - Throws: `UnknownRule` where a rule that is assumed or left out is not there.
    init(_ audit: Audit, findsAlternatives: Bool) throws {
        waivers = audit.waivers
        checker = try Checker(audit.rulebook, audit.question)
        finder = findsAlternatives ? AlternativeFinder(audit.rulebook, audit.question, checker) : nil
    }

    /// Hands out the uses of a service, in the order of its places.
    mutating func judge(_ service: Service, _ take: (Use) throws -> Void) rethrows {
        for place in service.jurisdictions {
            let answer = checker.answer(for: service, in: place)
            let waivers = waivers.covering(answer, of: service, in: place)
            let use = Use(service: service, jurisdiction: place, answer: answer, waivers: waivers)
            try take(finder?.withBest(use) ?? use)
        }
    }
}
