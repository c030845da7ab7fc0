internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The options of an audit, without its inventory.
struct AuditOptions: ParsableArguments {
    @OptionGroup(title: "Question")
    var question: QuestionOptions

    @OptionGroup var rulebook: RulebookOptions

    @Option(
        help: ArgumentHelp(
            "Fail on this verdict or worse: \(Verdict.allCases.reversed().map(\.rawValue).joined(separator: ", ")).",
            discussion: """
                Default: restricted. `new` also means restricted, but counts only what is new since the previous run \
                of this inventory with the same assumptions.
                """,
            valueName: "verdict",
        )
    )
    var failOn: FailOn?

    @Option(
        help: ArgumentHelp(
            "Count only new findings: those that this run or report lacks, or has in a weaker form.",
            discussion: """
                A run number, `latest` or `previous` (of this inventory), or a file with a report in `--format json` \
                or `ndjson`.
                """,
            valueName: "run|file",
        ),
        completion: .file(),
    )
    var baseline: BaselineName?

    @Flag(help: "Allow --fail-on with a past --as-of day; such an audit says nothing about today.")
    var allowPast = false

    @Flag(help: "Fail only on certain verdicts, not on what a use may be at worst.")
    var certainOnly = false

    @OptionGroup var reporting: ReportingOptions

    @Option(
        help: ArgumentHelp(
            "Also apply the waivers in this YAML file.",
            discussion: "Keys of a waiver: rule, service, jurisdiction, reason, approver, ticket, from, until.",
            valueName: "file",
        ),
        completion: .file(),
    )
    var waivers: String?

    @Option(
        help: ArgumentHelp(
            "Who runs the audit, for the record.",
            discussion: "Default: $COMPCHECK_RUN_BY, else your user name on this system.",
            valueName: "who",
        )
    )
    var runBy: String?

    @OptionGroup(title: "Alerts")
    var alerts: AlertOptions

    @Flag(help: "Do not record the audit in the database.")
    var noRecord = false

    @Flag(help: "Do not store a copy of the inventory with the run; the audit cannot be reproduced then.")
    var noSnapshot = false

    @Flag(name: .shortAndLong, help: "Do not print progress or notes to standard error, only problems.")
    var quiet = false

    func validate() throws {
        if runBy?.isEmpty == true { throw ValidationError("--run-by names nobody: say who runs it, or leave it out") }
        if alerts.notify.isAsked, !rulebook.rules.isEmpty || noRecord {
            let option = noRecord ? "--no-record" : "--rules"
            throw ValidationError(
                "--notify sends alerts about recorded audits, and \(option) records none: leave out one"
            )
        }
        try validateBaseline()
    }

    /// An audit of an inventory, as a request.
    func request(of inventory: String) -> AuditRequest {
        AuditRequest(
            inventory: inventory,
            question: question.request,
            rules: rulebook.selection,
            gate: gate,
            waivers: waivers,
            ranBy: runBy,
            reports: reporting.request,
            alerts: alerts.request,
            isRecorded: !noRecord,
            keepsInventory: !noSnapshot,
            isQuiet: quiet,
        )
    }

    private var gate: GateRequest {
        GateRequest(
            failOn: failOn?.verdict,
            baseline: baseline?.request ?? (failOn == .new ? .runBefore : nil),
            certainOnly: certainOnly,
        )
    }
}
