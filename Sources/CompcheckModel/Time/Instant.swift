/// An instant in UTC, to the millisecond, as records are dated.
///
/// Written `YYYY-MM-DDTHH:MM:SS.mmmZ`, always with the same width, so that texts sort in order of time.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00.000Z.
    package let milliseconds: Int64

    private static let day: Int64 = 86_400_000
    private static let range: ClosedRange<Int64> = -719_162 * day...2_932_897 * day - 1

    /// Creates the instant that many milliseconds after the start of 1970, clamped to the years 1 to 9999.
    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Instant.range.lowerBound), Instant.range.upperBound)
    }

    /// Creates the instant that many seconds and milliseconds after the start of 1970.
    package init(seconds: Int64, milliseconds: Int64 = 0) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        let whole = overflow ? (seconds < 0 ? Instant.range.lowerBound : Instant.range.upperBound) : product
        let (sum, sumOverflow) = whole.addingReportingOverflow(milliseconds)
        self.init(milliseconds: sumOverflow ? whole : sum)
    }

    /// Creates the instant at which a day begins in UTC.
    package init(startOf day: Day) { self.init(milliseconds: Int64(day.number) * Instant.day) }

    /// Parses `YYYY-MM-DDTHH:MM:SSZ`, optionally with one to three fractional digits; nil for any other text.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        let hasPunctuation =
            bytes.count >= 20 && bytes[10] == UInt8(ascii: "T") && bytes[13] == UInt8(ascii: ":")
            && bytes[16] == UInt8(ascii: ":") && bytes.last == UInt8(ascii: "Z")
        func digits(_ range: Range<Int>) -> Int64? {
            guard bytes[range].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
            return Int64(String(decoding: bytes[range], as: UTF8.self))
        }
        guard hasPunctuation, let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = digits(11..<13), hour < 24, let minute = digits(14..<16), minute < 60,
            let second = digits(17..<19), second < 60
        else { return nil }
        var fraction: Int64 = 0
        if bytes.count > 20 {
            let places = bytes.count - 21
            guard bytes[19] == UInt8(ascii: "."), (1...3).contains(places), let number = digits(20..<bytes.count - 1)
            else { return nil }
            fraction = number * (places == 1 ? 100 : places == 2 ? 10 : 1)
        }
        self.init(
            milliseconds: Int64(day.number) * Instant.day + ((hour * 60 + minute) * 60 + second) * 1000 + fraction
        )
    }

    /// The next instant, one millisecond later.
    package var next: Instant { Instant(milliseconds: milliseconds + 1) }

    /// The day in UTC.
    package var dayInUTC: Day {
        let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: Instant.day)
        return Day(number: Int32(quotient) - (remainder < 0 ? 1 : 0))
    }

    /// The earlier instant is the smaller.
    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

extension Instant: CustomStringConvertible {
    /// `YYYY-MM-DDTHH:MM:SS.mmmZ`.
    package var description: String {
        let day = dayInUTC
        let rest = milliseconds - Int64(day.number) * Instant.day
        func padded(_ value: Int64, to width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, to: 2) }
        return "\(day)T\(clock.joined(separator: ":")).\(padded(rest % 1000, to: 3))Z"
    }
}

extension Instant: Codable {
    /// Reads the text form.
    /// - Throws: `DecodingError` if the text is no instant.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "`\(text)` is not an instant")
        }
        self = instant
    }

    /// Writes the text form.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
