internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckStore

/// An instant of record time on the command line: `--known-at`.
///
/// A day means its end in UTC: everything that was recorded on it counts.
struct KnownAt: ExpressibleByArgument {
    let instant: Instant

    init(_ instant: Instant) { self.instant = instant }

    init?(argument: String) {
        if let day = Day(argument) {
            instant = Instant(milliseconds: Instant(startOf: day.advanced(by: 1)).milliseconds - 1)
        } else if let instant = Instant(argument) {
            self.instant = instant
        } else {
            return nil
        }
    }
}

/// Why there is no answer as of an instant's knowledge.
enum NotKnown: Error, CustomStringConvertible {
    /// Nothing had been recorded yet.
    case before(first: Instant, asked: Instant)
    /// It is still to come, so the answer could change.
    case stillToCome(asked: Instant)

    var description: String {
        switch self {
        case .before(let first, let asked):
            "--known-at \(asked): nothing was known to this database then: its first record is of \(first)"
        case .stillToCome(let asked):
            "--known-at \(asked): is still to come: nobody knows what will be recorded until then"
        }
    }
}

extension Store {
    /// The rulebook as it is known now, or as it was known at the instant asked for.
    ///
    /// Today is answered although it has not ended; later days are not.
    /// - Throws: `NotKnown` where there is no answer, `StoreError` where the database cannot be read.
    func rulebook(asKnownAt asked: KnownAt?) throws -> Rulebook {
        guard let asked = asked?.instant else { return try rulebook() }
        if let span = try recordSpan() {
            if asked < span.lowerBound { throw NotKnown.before(first: span.lowerBound, asked: asked) }
            let today = Instant(milliseconds: Terminal.now).dayInUTC
            if asked > span.upperBound, asked.dayInUTC > today { throw NotKnown.stillToCome(asked: asked) }
        }
        return try rulebook(knownAt: asked)
    }
}
