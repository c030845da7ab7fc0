package import CompcheckModel

/// Checkers of one rulebook, each made when its question is first asked, and kept with what it remembers.
package struct CheckerPool {
    private let rulebook: Rulebook
    /// Made once: every checker looks names up in it.
    private let index: CatalogueIndex
    private let limit: Int
    private var checkers: [Checker] = []
    private var positions: [Question: Int] = [:]

    /// A pool without checkers.
    ///
    /// - Parameters:
    ///   - rulebook: what is asked.
    ///   - limit: how many checkers are kept; beyond it all are let go, as one of a large rulebook is large.
    package init(_ rulebook: Rulebook, keeping limit: Int = .max) {
        self.init(rulebook, CatalogueIndex(rulebook.catalogue), keeping: limit)
    }

    /// The same with an index of the rulebook's catalogue at hand.
    init(_ rulebook: Rulebook, _ index: CatalogueIndex, keeping limit: Int = .max) {
        self.rulebook = rulebook
        self.index = index
        self.limit = limit
    }

    /// The answer for a service in one place.
    /// - Throws: `UnknownRule` where the question assumes or leaves out a rule that does not exist.
    package mutating func answer(
        for service: Service,
        in place: JurisdictionCode,
        _ question: Question,
    ) throws(UnknownRule) -> Answer {
        let position = try position(of: question)
        // In place: a checker that is taken out would copy all that it remembers.
        return checkers[position].answer(for: service, in: place)
    }

    /// Makes the checker for a question before anything is asked of it.
    /// - Throws: `UnknownRule` where the question assumes or leaves out a rule that does not exist.
    mutating func prepare(_ question: Question) throws(UnknownRule) { _ = try position(of: question) }

    private mutating func position(of question: Question) throws(UnknownRule) -> Int {
        if let known = positions[question] { return known }
        let checker = try Checker(rulebook, question, index)
        if checkers.count == limit { (checkers, positions) = ([], [:]) }
        checkers.append(checker)
        positions[question] = checkers.count - 1
        return checkers.count - 1
    }
}
