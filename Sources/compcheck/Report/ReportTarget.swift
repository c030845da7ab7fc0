internal import ArgumentParser
internal import CompcheckReport

/// A format and where it goes: `FORMAT=FILE` on the command line.
struct ReportTarget: ExpressibleByArgument {
    let format: ReportFormat
    /// The file; nil: standard output.
    let file: String?

    /// A report to a file or to standard output.
    init(_ format: ReportFormat, file: String?) {
        self.format = format
        self.file = file
    }

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, let format = ReportFormat(rawValue: String(parts[0])) else {
            return nil
        }
        self.init(format, file: String(parts[1]))
    }
}
