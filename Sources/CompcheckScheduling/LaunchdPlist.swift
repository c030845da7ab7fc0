internal import CompcheckModel

/// A property list for launchd (launchd.plist(5)).
package struct LaunchdPlist: Sendable {
    private let job: Job
    private let logs: String

    /// Creates the property list for a job; `logs` is the absolute path of the folder for its output.
    package init(_ job: Job, logs: String) {
        self.job = job
        self.logs = logs
    }

    /// Returns the label by which launchd knows a schedule.
    package static func label(of schedule: String) -> String { "compcheck.schedule.\(schedule)" }

    /// The file.
    package var file: JobFile {
        let label = LaunchdPlist.label(of: job.name)
        let log = "\(logs)/compcheck-\(job.name).log"
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <!-- \(job.origin) -->
            <plist version="1.0">
            <dict>
              <key>Label</key>
              \(string(label))
              <key>ProgramArguments</key>
              <array>
            \(job.command.map { "    \(string($0))\n" }.joined())  </array>
              <key>StartCalendarInterval</key>
              <array>
            \(times.map { "    <dict>\($0)</dict>\n" }.joined())  </array>
              <key>ProcessType</key>
              <string>Background</string>
              <key>LowPriorityIO</key>
              <true/>
              <key>Umask</key>
              <integer>63</integer>
              <key>StandardOutPath</key>
              \(string(log))
              <key>StandardErrorPath</key>
              \(string(log))
            </dict>
            </plist>

            """
        return JobFile(name: label + ".plist", text: text)
    }

    /// The times, including those at which it is due instead of a time that clocks skip.
    private var times: [String] {
        let days = job.timetable.days == .daily ? [nil] : job.timetable.days.all.sorted().map(Optional.some)
        let gaps = job.skips.map { instant in
            let (day, time) = job.timetable.clock.reading(at: instant)
            let month = Int(day.description.dropFirst(5).prefix(2)) ?? 1
            return integer("Month", month) + entry(time, Weekday(day))
        }
        return days.map { entry(job.timetable.time, $0) } + Set(gaps).sorted()
    }

    private func entry(_ time: TimeOfDay, _ day: Weekday?) -> String {
        (day.map { integer("Weekday", CronTime.number($0)) } ?? "")
            + integer("Hour", time.hour) + integer("Minute", time.minute)
    }

    private func integer(_ key: String, _ value: Int) -> String { "<key>\(key)</key><integer>\(value)</integer>" }

    private func string(_ text: String) -> String {
        let safe = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return "<string>\(safe)</string>"
    }
}
