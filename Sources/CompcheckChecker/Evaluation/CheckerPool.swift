package import CompcheckModel

/// Checkers of one rulebook, each created when its question is first asked, and kept with its cache.
package struct CheckerPool {
    private let rulebook: Rulebook
    /// Created once, because every checker looks up names in it.
    private let index: CatalogueIndex
    private let limit: Int
    private var checkers: [Checker] = []
    private var positions: [Question: Int] = [:]

    /// Creates an empty pool.
    ///
    /// - Parameters:
    ///   - rulebook: the rules and their catalogue.
    ///   - limit: how many checkers are kept; beyond it all are dropped, as one of a large rulebook is large.
    package init(_ rulebook: Rulebook, keeping limit: Int = .max) {
        self.init(rulebook, CatalogueIndex(rulebook.catalogue), keeping: limit)
    }

    /// Creates the same with an existing index of the rulebook's catalogue.
    init(_ rulebook: Rulebook, _ index: CatalogueIndex, keeping limit: Int = .max) {
        self.rulebook = rulebook
        self.index = index
        self.limit = limit
    }

    /// Returns the answer for a service in one jurisdiction.
    /// - Throws: `UnknownRule` if the question assumes or leaves out a rule that does not exist.
    package mutating func answer(
        for service: Service,
        in jurisdiction: JurisdictionCode,
        _ question: Question,
    ) throws(UnknownRule) -> Answer {
        let position = try position(of: question)
        // In place: taking the checker out would copy its cache.
        return checkers[position].answer(for: service, in: jurisdiction)
    }

    /// Creates the checker for a question in advance.
    /// - Throws: `UnknownRule` if the question assumes or leaves out a rule that does not exist.
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
