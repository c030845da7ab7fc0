internal import ArgumentParser
internal import CompcheckApp
package import CompcheckModel
internal import Foundation

/// The options for the times at which a schedule is due.
struct TimetableOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The time of day, on a 24-hour clock.", valueName: "hh:mm"))
    var at = TimeOfDay.night

    @Option(help: ArgumentHelp("The days of the week, such as `mon-fri`, `sat,sun` or `daily`.", valueName: "days"))
    var on = Weekdays.daily

    @Option(
        help: ArgumentHelp(
            "The time zone, such as Europe/Berlin, or UTC.",
            discussion: "Default: the time zone of this machine.",
            valueName: "zone",
        )
    )
    var timeZone: String?

    /// Returns the timetable.
    /// - Throws: `ValidationError`, if the time zone is unknown.
    func timetable() throws -> Timetable {
        Timetable(at: at, on: on, by: ZoneClock(try zone()))
    }

    func validate() throws { _ = try zone() }

    private func zone() throws -> TimeZone {
        guard let name = timeZone else { return .current }
        // Foundation has another name for UTC, and accepts zones such as GMT+0200, which schedulers do not know.
        let known = name == "UTC" ? "Etc/UTC" : name
        guard known.contains("/"), let zone = TimeZone(identifier: known), zone.identifier == known else {
            let fault = UsageFault(unknown: "time zone", name, among: TimeZone.knownTimeZoneIdentifiers + ["UTC"])
            throw ValidationError(fault.description.terminalSafe)
        }
        return zone
    }
}

extension TimeOfDay {
    /// The default time, 02:30.
    fileprivate static let night = TimeOfDay(minutesAfterMidnight: 150)
}

extension TimeOfDay: ExpressibleByArgument {
    /// Parses a time from the command line.
    package init?(argument: String) { self.init(argument) }
}

extension Weekdays: ExpressibleByArgument {
    /// Parses days of the week from the command line.
    package init?(argument: String) { self.init(argument.lowercased()) }
}
