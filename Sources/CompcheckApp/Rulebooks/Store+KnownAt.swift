package import CompcheckModel
internal import CompcheckStore

/// A `--known-at` that cannot be answered.
package enum KnowledgeFault: Error, CustomStringConvertible {
    /// Nothing had been recorded by then.
    case before(first: Instant, asked: Instant)
    /// It is in the future, so the answer could change.
    case stillToCome(asked: Instant)

    /// What is wrong.
    package var description: String {
        switch self {
        case .before(let first, let asked):
            "\(asked): nothing was known to this database then: its first record is from \(first)"
        case .stillToCome(let asked): "\(asked): is in the future: more may be recorded before then"
        }
    }
}

extension Store {
    /// The rulebook as it is known now, or as it was known at the instant asked for.
    ///
    /// Today is answered although it has not ended; later days are not.
    /// - Throws: `KnowledgeFault` where there is no answer, `StoreError` where the database cannot be read.
    package func rulebook(asKnownAt asked: Instant?, now: Instant) throws -> Rulebook {
        guard let asked else { return try rulebook() }
        if let span = try recordSpan() {
            if asked < span.lowerBound { throw KnowledgeFault.before(first: span.lowerBound, asked: asked) }
            if asked > span.upperBound, asked.dayInUTC > now.dayInUTC { throw KnowledgeFault.stillToCome(asked: asked) }
        }
        return try rulebook(knownAt: asked)
    }
}
