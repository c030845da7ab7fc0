internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckReport
internal import Foundation

/// The options for the reports of an audit: their formats and outputs.
struct ReportingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "\(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "format",
        )
    )
    var format = ReportFormat.text

    @Flag(help: "Tell every use in JSON, NDJSON and CSV, those that nothing bears on too.")
    var allUses = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the report to a file, whole or not at all.", valueName: "file"),
        completion: .file(),
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Write another report to a file, besides the one above; may be given several times.",
            discussion: "For instance json=report.json. A file appears whole, after all are written, or not at all.",
            valueName: "format=file",
        )
    )
    var report: [ReportsRequest.Target] = []

    /// The requested reports: first the one for standard output or `--output`.
    var targets: [ReportsRequest.Target] { [ReportsRequest.Target(format, file: output)] + report }

    /// The reports, as a request.
    var request: ReportsRequest { ReportsRequest(targets, allUses: allUses) }

    func validate() throws {
        var places: Set<String> = []
        for file in targets.compactMap(\.file) {
            let place = URL(filePath: file).standardizedFileURL.resolvingSymlinksInPath().path
            guard places.insert(place).inserted else {
                throw ValidationError("two reports go to `\(file)`: name a file for each".shown)
            }
        }
    }
}
