internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck waiver add`.
struct WaiverAddCommand: ParsableCommand {
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

    func run() throws {
        do {
            let today = AppEnvironment.process.today
            let store = try database.location.open(today: today)
            let rulebook = try store.rulebook()
            let waiver = try waiver(subject(in: store), rulebook, today: today)
            let id = try store.add(waiver, at: AppEnvironment.process.now())
            try Output(in: .process).put("waiver \(id): \(waiver.subjectText)\n".terminalSafeLines)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    private func waiver(_ subject: Subject, _ rulebook: Rulebook, today: Day) throws -> Waiver {
        let (service, jurisdiction, id) = subject
        guard let rule = rulebook.rules.first(where: { $0.id.text == id }) else {
            throw CommandLineNames.unknown("rule", id, among: rulebook.rules.map(\.id.text))
        }
        guard rule.isWaivable else {
            throw ValidationError("rule `\(id)` cannot be waived: it says `waivable: false`".terminalSafe)
        }
        let from = from ?? today
        guard from < until else {
            throw ValidationError("--until, the first day without it, must come after \(from), on which it begins")
        }
        guard today < until else { throw ValidationError("--until \(until): such a waiver would have ended already") }
        return Waiver(
            rule: rule.id,
            service: service,
            jurisdiction: try jurisdiction.map(CommandLineNames(rulebook.catalogue).jurisdiction),
            reason: reason,
            acceptedBy: approver,
            ticket: ticket,
            from: from,
            until: until,
        )
    }

    /// The findings to waive: a service, a jurisdiction if only one is meant, and a rule.
    private typealias Subject = (service: String, jurisdiction: String?, rule: String)

    private func subject(in store: Store) throws -> Subject {
        guard let fingerprint else { return (service ?? "", jurisdiction, rule ?? "") }
        if fingerprint.utf8.count == 64, fingerprint.allSatisfy(\.isHexDigit) {
            guard let finding = try store.finding(fingerprint: fingerprint.lowercased()) else {
                let advice = "audit first, or name it by --rule and --service"
                throw ValidationError("no recorded finding has the fingerprint `\(fingerprint)`: \(advice)")
            }
            return (finding.service, finding.jurisdiction.text, finding.rule.text)
        }
        // Service ids may contain slashes; jurisdictions and rule ids do not.
        let parts = fingerprint.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, let rule = parts.last else {
            let form = "it is `SERVICE/JURISDICTION/RULE`, or 64 digits: see finding_latest or a report"
            throw ValidationError("`\(fingerprint)` is no fingerprint: \(form)".terminalSafe)
        }
        return (parts.dropLast(2).joined(separator: "/"), String(parts[parts.count - 2]), String(rule))
    }
}

extension Waiver {
    /// The waiver in one line.
    var subjectText: String {
        let inJurisdiction = jurisdiction.map { " in \($0)" } ?? ""
        let ticket = ticket.map { " (\($0))" } ?? ""
        return "\(rule) for \(service)\(inJurisdiction), from \(from) until \(until.advanced(by: -1)), "
            + "by \(acceptedBy): \(reason)\(ticket)"
    }
}
