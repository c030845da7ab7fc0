// CompcheckApp: does what the front door asks for: audits, schedules, alerts and what comes of recorded runs.

package import CompcheckModel
package import Foundation

/// What an audit takes from the world around it: passed in, so that a server or a test can choose it.
package struct AppEnvironment: Sendable {
    /// Returns the present instant.
    package var now: @Sendable () -> Instant
    /// The zone whose clocks say which day is today.
    package var timeZone: TimeZone
    /// The environment variables.
    package var variables: [String: String]
    /// The folder in which relative names begin; nil: that of the process.
    package var folder: String?
    /// The user's name on this system; nil: the system has none.
    package var account: String?
    /// The absolute path of the program, for what starts it again.
    package var program: String
    /// The descriptor that `-` reads.
    package var input: Int32
    /// The descriptor that reports without a file go to.
    package var output: Int32
    /// Prints a line of talk, such as a warning, which is safe for a terminal, and how the reader gets on from there.
    package var printTalk: @Sendable (String, Advice?) -> Void
    /// What is known of the terminal.
    package var terminal: Terminal

    /// An environment.
    package init(
        now: @escaping @Sendable () -> Instant,
        timeZone: TimeZone,
        variables: [String: String],
        folder: String? = nil,
        account: String?,
        program: String,
        input: Int32 = STDIN_FILENO,
        output: Int32 = STDOUT_FILENO,
        printTalk: @escaping @Sendable (String, Advice?) -> Void,
        terminal: Terminal = Terminal(),
    ) {
        self.now = now
        self.timeZone = timeZone
        self.variables = variables
        self.folder = folder
        self.account = account
        self.program = program
        self.input = input
        self.output = output
        self.printTalk = printTalk
        self.terminal = terminal
    }

    /// Prints a line of talk, which is safe for a terminal.
    package func printError(_ line: String, _ advice: Advice? = nil) { printTalk(line, advice) }

    /// The day on the clocks of its zone.
    package var today: Day { ZoneClock(timeZone).reading(at: now()).day }

    /// A variable; nil: it is not set, or empty.
    package func variable(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The user's home folder.
    package var home: String { variable("HOME") ?? NSHomeDirectory() }

    /// Who acts, for the record: what `COMPCHECK_RUN_BY` says, else the user's name.
    package var user: String? { variable("COMPCHECK_RUN_BY") ?? account }

    /// Where the file of a name is.
    package func path(of name: String) -> String {
        guard let folder, !name.hasPrefix("/") else { return name }
        return folder + "/" + name
    }
}

extension AppEnvironment {
    /// How a reader gets on from a line of talk; the front door knows by which command.
    package enum Advice: Sendable {
        /// Look at the alerts that did not arrive.
        case listUndeliveredAlerts
    }

    /// What is known of the terminal that output and talk go to.
    package struct Terminal: Sendable {
        /// The columns of output that goes to standard output.
        package var columns: Int
        /// The columns of text that goes elsewhere.
        package var columnsElsewhere: Int
        /// Whether output may be coloured.
        package var usesColour: Bool
        /// Whether a person reads the output as it comes, or said how wide it is.
        package var isVisible: Bool
        /// Whether a person reads the talk as it comes.
        package var showsProgress: Bool

        /// A terminal; without arguments none: 80 columns, no colour, nobody who watches.
        package init(
            columns: Int = 80,
            columnsElsewhere: Int = 80,
            usesColour: Bool = false,
            isVisible: Bool = false,
            showsProgress: Bool = false,
        ) {
            self.columns = columns
            self.columnsElsewhere = columnsElsewhere
            self.usesColour = usesColour
            self.isVisible = isVisible
            self.showsProgress = showsProgress
        }

        /// The columns of output where a person sees them; nil for a file or a pipe.
        package var visibleColumns: Int? { isVisible ? columns : nil }
    }
}
