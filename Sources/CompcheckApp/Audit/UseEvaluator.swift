internal import CompcheckChecker
internal import CompcheckComparison
internal import CompcheckModel

/// Evaluates the uses of an audit's services, one after the other.
struct UseEvaluator {
    private let waivers: Waivers
    private let known: KnownFindings?
    private var checker: Checker
    private var finder: AlternativeFinder?

    /// An evaluator with the rules of an audit.
    ///
    /// - Parameters:
    ///   - audit: What is asked.
    ///   - known: The findings of a baseline, so that a use says what is new; nil: there is none.
    ///   - findsAlternatives: Whether the best alternative to each use is looked for.
    /// - Throws: `UnknownRule` where a rule that is assumed or left out is not there.
    init(_ audit: Audit, since known: KnownFindings? = nil, findsAlternatives: Bool) throws {
        waivers = audit.waivers
        self.known = known
        checker = try Checker(audit.rulebook, audit.question)
        finder = findsAlternatives ? AlternativeFinder(audit.rulebook, audit.question, checker) : nil
    }

    /// Hands on the uses of a service, in the order of its jurisdictions.
    mutating func evaluate(_ service: Service, _ take: (Use) throws -> Void) rethrows {
        for jurisdiction in service.jurisdictions {
            let answer = checker.answer(for: service, in: jurisdiction)
            let use = Use(
                service: service,
                jurisdiction: jurisdiction,
                answer: answer,
                waivers: waivers.covering(answer, of: service, in: jurisdiction),
                new: known?.new(in: answer, of: service, in: jurisdiction),
            )
            try take(finder?.withBest(use) ?? use)
        }
    }
}
