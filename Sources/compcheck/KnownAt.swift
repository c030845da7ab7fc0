internal import ArgumentParser
internal import CompcheckModel

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
