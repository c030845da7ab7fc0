internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckReport
internal import Foundation

/// The options for the reports of an audit: their formats and outputs.
struct ReportingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The report format: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "format",
        )
    )
    var format = ReportFormat.text

    @Flag(help: "Include every use in JSON, NDJSON and CSV, even those without findings.")
    var allUses = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the report to this file, completely or not at all.", valueName: "file"),
        completion: .file(),
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Write an additional report to a file; may be given several times.",
            discussion: "For example json=report.json. A file appears complete, after all are written, or not at all.",
            valueName: "format=file",
        )
    )
    var report: [ReportsRequest.Target] = []

    /// The requested reports: first the one for standard output or `--output`.
    var targets: [ReportsRequest.Target] { [ReportsRequest.Target(format, file: output)] + report }

    /// The reports, as a request.
    var request: ReportsRequest { ReportsRequest(targets, allUses: allUses) }

    func validate() throws {
        var paths: Set<String> = []
        for file in targets.compactMap(\.file) {
            let path = URL(filePath: file).standardizedFileURL.resolvingSymlinksInPath().path
            guard paths.insert(path).inserted else {
                throw ValidationError("two reports go to `\(file)`: name a file for each".terminalSafe)
            }
        }
    }
}
