internal import ArgumentParser
package import CompcheckApp
internal import CompcheckReport

extension ReportsRequest.Target: ExpressibleByArgument {
    /// `FORMAT=FILE` on the command line.
    package init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, let format = ReportFormat(rawValue: String(parts[0])) else {
            return nil
        }
        self.init(format, file: String(parts[1]))
    }
}
