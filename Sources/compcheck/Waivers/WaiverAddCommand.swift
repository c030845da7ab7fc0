internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck waiver add`.
struct WaiverAddCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Record a waiver: accept the findings of a rule about a service.",
        discussion: """
            Name the findings by the fingerprint of one, from a report or the view finding_latest, or by --rule and \
            --service, with --jurisdiction for one jurisdiction only. Exits 2 if the waiver could not be recorded, 64 \
            on a usage error.
            """,
    )

    @Argument(
        help: ArgumentHelp(
            "A finding: `SERVICE/JURISDICTION/RULE`, or the 64 hexadecimal digits in machine-readable reports.",
            valueName: "fingerprint",
        )
    )
    var fingerprint: String?

    @Option(help: ArgumentHelp("The rule whose findings are accepted.", valueName: "id"))
    var rule: String?

    @Option(help: ArgumentHelp("The id of the service that the findings are about.", valueName: "id"))
    var service: String?

    @Option(help: ArgumentHelp("Accept the findings in this jurisdiction only.", valueName: "place"))
    var jurisdiction: String?

    @Option(help: ArgumentHelp("Why the findings are accepted.", valueName: "words"))
    var reason: String

    @Option(help: ArgumentHelp("Who signs for the waiver.", valueName: "who"))
    var approver: String

    @Option(help: ArgumentHelp("Where the decision is filed.", valueName: "ticket"))
    var ticket: String?

    @Option(help: ArgumentHelp("The first day on which the waiver no longer holds.", valueName: "day"))
    var until: Day

    @Option(
        help: ArgumentHelp("The first day on which the waiver holds.", discussion: "Default: today.", valueName: "day")
    )
    var from: Day?

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        let isNamed = rule != nil && service != nil
        guard (fingerprint != nil) != isNamed, fingerprint == nil || jurisdiction == nil else {
            throw ValidationError("name a finding by its fingerprint, or by --rule and --service")
        }
        for (name, text) in [("--reason", reason), ("--approver", approver), ("--ticket", ticket ?? "-")]
        where !text.contains(where: { !$0.isWhitespace }) {
            throw ValidationError("\(name) is empty: a waiver is a legal act")
        }
    }

    func execute() throws {
        let request = WaiverRequest(
            findings: fingerprint.map(WaiverRequest.Findings.named)
                ?? .of(rule: rule ?? "", service: service ?? "", jurisdiction: jurisdiction),
            reason: reason,
            approver: approver,
            ticket: ticket,
            from: from,
            until: until,
        )
        let (id, waiver) = try request.record(in: database.location, .process)
        try Output(in: .process).put("waiver \(id): \(waiver.summary)\n".terminalSafeLines)
    }
}
