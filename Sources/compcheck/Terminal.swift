internal import Foundation

/// What is known about the terminal and the clock: asked here and handed on, so that no other room needs to.
enum Terminal {
    /// The present instant, in milliseconds since 1970.
    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    /// Writes a line to standard error; where nobody listens any more, there is nobody to tell.
    static func say(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }

    /// Whether text that goes there may be coloured: it is a terminal, and nobody asked for none (https://no-color.org).
    static func wantsColour(_ descriptor: Int32) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(descriptor) != 0 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Nobody reads wider lines, and ruling them would take its time.
    private static let widest = 1000

    /// The columns of the terminal; 80 where there is none, or what COLUMNS says.
    static func width(_ descriptor: Int32) -> Int {
        if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 {
            return min(columns, widest)
        }
        var size = winsize()
        guard isatty(descriptor) != 0, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 80
        }
        return min(Int(size.ws_col), widest)
    }

    /// The columns of standard output where a reader sees them, or what COLUMNS says; nil for a file or a pipe.
    static var visibleWidth: Int? {
        let isSaid = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 0 > 0
        return isSaid || isTerminal(STDOUT_FILENO) ? width(STDOUT_FILENO) : nil
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) != 0 }
}
