internal import CompcheckModel
internal import Foundation

extension Day {
    /// The day on the clock where the user is.
    static func today() -> Day {
        let now = Date()
        let seconds = now.timeIntervalSince1970 + Double(TimeZone.current.secondsFromGMT(for: now))
        return Day(number: Int32((seconds / 86_400).rounded(.down)))
    }
}
