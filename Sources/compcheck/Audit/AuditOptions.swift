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
            "Fail on verdicts at or above this: \(Verdict.allCases.reversed().map(\.rawValue).joined(separator: ", ")).",
            discussion: """
                Default: restricted. `new`: the same, but only what is new since the run before of this inventory, with \
                the same assumptions, counts.
                """,
            valueName: "verdict",
        )
    )
    var failOn: FailOn?

    @Option(
        help: ArgumentHelp(
            "Only what is new counts: what this run or report does not have, or has as something lesser.",
            discussion: """
                A recorded run's number, `latest` or `previous` (of this inventory), or a file: a report in \
                `--format json` or `ndjson`.
                """,
            valueName: "run|file",
        ),
        completion: .file(),
    )
    var baseline: BaselineName?

    @Flag(help: "Allow --fail-on with a past day: such an audit says nothing about today.")
    var allowPast = false

    @Flag(help: "Fail on what is certain only, not on what a use may be at worst.")
    var certainOnly = false

    @OptionGroup var reporting: ReportingOptions

    @Option(
        help: ArgumentHelp(
            "Also these waivers, a YAML file.",
            discussion: "Each: rule, service, jurisdiction, reason, approver, ticket, from, until.",
            valueName: "file",
        ),
        completion: .file(),
    )
    var waivers: String?

    @Option(
        help: ArgumentHelp(
            "Who runs it, for the record.",
            discussion: "Default: $COMPCHECK_RUN_BY, else the user's name on this system.",
            valueName: "who",
        )
    )
    var runBy: String?

    @OptionGroup(title: "Alerts")
    var alerts: AlertOptions

    @Flag(help: "Do not record the audit in the database.")
    var noRecord = false

    @Flag(help: "Do not keep a copy of the inventory with the record; the audit cannot be reproduced then.")
    var noSnapshot = false

    @Flag(name: .shortAndLong, help: "Say nothing on standard error but what is wrong.")
    var quiet = false

    func validate() throws {
        if runBy?.isEmpty == true { throw ValidationError("--run-by names nobody: say who runs it, or leave it out") }
        if alerts.notify.isAsked, !rulebook.rules.isEmpty || noRecord {
            let option = noRecord ? "--no-record" : "--rules"
            throw ValidationError(
                "--notify tells what recorded audits found, and \(option) records none: leave out one"
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
