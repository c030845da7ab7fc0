internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckReport
internal import Foundation

/// The command `compcheck audit INVENTORY`.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Evaluate an inventory of services against the rules.",
        discussion: """
            Exits 0 if no use is at or above --fail-on, 1 if one is, 2 if the audit could not be done (nothing is \
            recorded then), 64 if the command is wrong. Findings go to standard output, everything else to standard error.
            """,
    )

    @OptionGroup var inventory: InventoryArgument

    @OptionGroup(title: "Question")
    var question: QuestionOptions

    @OptionGroup var rulebook: RulebookOptions

    @Option(
        help: ArgumentHelp(
            "Fail on verdicts at or above this: \(Verdict.allCases.reversed().map(\.rawValue).joined(separator: ", ")).",
            discussion: "Default: restricted.",
            valueName: "verdict",
        )
    )
    var failOn: Verdict?

    @Flag(help: "Allow --fail-on with a past day: such an audit says nothing about today.")
    var allowPast = false

    @Flag(help: "Fail on what is certain only, not on what a use may be at worst.")
    var certainOnly = false

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
    var report: [ReportTarget] = []

    @Flag(help: "Do not record the audit in the database.")
    var noRecord = false

    @Flag(name: .shortAndLong, help: "Say nothing on standard error but what is wrong.")
    var quiet = false

    /// The reports that are asked for: first the one for standard output or `--output`.
    var targets: [ReportTarget] { [ReportTarget(format, file: output)] + report }

    func validate() throws {
        var places: Set<String> = []
        for file in targets.compactMap(\.file) {
            let place = URL(filePath: file).standardizedFileURL.resolvingSymlinksInPath().path
            guard places.insert(place).inserted else {
                throw ValidationError("two reports go to `\(file)`: name a file for each".shown)
            }
        }
    }

    func run() throws {
        do {
            let today = Day.today()
            // A gate that passes on a day gone by would pass for ever.
            if let asOf = question.asOf, asOf < today, failOn != nil, !allowPast {
                throw ValidationError(
                    "--fail-on judges a past day, \(asOf), not today: add --allow-past if that is meant"
                )
            }
            try AuditRun(self, today: today).run()
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
