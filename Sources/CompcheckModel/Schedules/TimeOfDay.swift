/// A time on the clock, to the minute.
package struct TimeOfDay: Hashable, Comparable, Sendable {
    /// 0 to 23.
    package let hour: Int
    /// 0 to 59.
    package let minute: Int

    /// Creates a time; nil if no clock shows it.
    package init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// Parses `HH:MM` of 24 hours; nil for any other text.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), bytes.allSatisfy({ $0 == bytes[2] || $0.isDigit }),
            let hour = Int(text.prefix(2)), let minute = Int(text.suffix(2))
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    /// Creates the time that many minutes after midnight, modulo one day.
    package init(minutesAfterMidnight minutes: Int) {
        let rest = ((minutes % 1440) + 1440) % 1440
        (hour, minute) = rest.quotientAndRemainder(dividingBy: 60)
    }

    /// The earlier time is the smaller.
    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        (left.hour, left.minute) < (right.hour, right.minute)
    }
}

extension TimeOfDay: CustomStringConvertible {
    /// `HH:MM`.
    package var description: String {
        [hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
