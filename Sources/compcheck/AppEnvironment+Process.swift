internal import CompcheckApp
internal import CompcheckModel
internal import Foundation

extension AppEnvironment {
    /// The world around this process: the only place that looks at the clock, the terminal and the command line.
    static let process: AppEnvironment = {
        let variables = ProcessInfo.processInfo.environment
        return AppEnvironment(
            now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
            timeZone: .current,
            variables: variables,
            account: account,
            program: program(variables["PATH"] ?? ""),
            printTalk: { line, advice in
                let text = line + (advice.map { ": \($0.displayText)" } ?? "")
                // A closed standard error is no reason to fail.
                try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
            },
            terminal: Terminal(variables),
        )
    }()

    /// The name of the process's owner; nil if the system has none.
    private static var account: String? {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return nil }
        return String(cString: name)
    }

    /// The path of this program, absolute, as it was called: a link that packages update stays one.
    private static func program(_ path: String) -> String {
        let name = CommandLine.arguments[0]
        if name.contains("/") { return URL(filePath: name).standardizedFileURL.path }
        let found = path.split(separator: ":").map { "\($0)/\(name)" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        return found ?? Bundle.main.executablePath ?? name
    }
}

extension AppEnvironment.Advice {
    /// By which command the reader gets on.
    fileprivate var displayText: String {
        switch self {
        case .listUndeliveredAlerts: "see `compcheck alerts list --undelivered`"
        }
    }
}

extension AppEnvironment.Terminal {
    /// The greatest width: nobody reads wider lines, and drawing them takes time.
    private static let widest = 1000

    /// The terminal of this process.
    fileprivate init(_ variables: [String: String]) {
        let stated = variables["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? min($0, Self.widest) : nil }
        let isOutput = isatty(STDOUT_FILENO) != 0
        // Coloured where it is a terminal, and nobody asked for none (https://no-color.org).
        let mayColour = (variables["NO_COLOR"] ?? "").isEmpty && variables["TERM"] != "dumb"
        self.init(
            columns: stated ?? Self.columns(of: STDOUT_FILENO) ?? 80,
            columnsElsewhere: stated ?? 80,
            usesColour: isOutput && mayColour,
            isVisible: stated != nil || isOutput,
            showsProgress: isatty(STDERR_FILENO) != 0,
        )
    }

    private static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard isatty(descriptor) != 0, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return min(Int(size.ws_col), widest)
    }
}
