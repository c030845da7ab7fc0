internal import ArgumentParser
internal import CompcheckChecker
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import Foundation

/// One audit from end to end: rules, inventory, checker, report, record.
struct AuditRun {
    private let command: AuditCommand
    private let today: Day

    init(_ command: AuditCommand, today: Day) {
        self.command = command
        self.today = today
    }

    func run() throws {
        let started = Instant(milliseconds: Terminal.now)
        let question = command.question.question(today: today)
        let store = try command.rulebook.store(today: today)
        let rulebook = try command.rulebook.rulebook(from: store)
        let audit = Audit(
            toolVersion: Compcheck.toolVersion,
            today: today,
            question: question,
            rulebook: rulebook,
            knownAt: command.rulebook.knownAt?.instant,
            inventory: command.inventory.inventory,
            failOn: command.failOn ?? .restricted,
            certainOnly: command.certainOnly,
        )
        let checker = try Checker(rulebook, question)
        var record = Record(in: command.noRecord ? nil : store) { header(audit, startedAt: started) }
        do {
            let exitCode = try evaluate(audit, checker, &record)
            if exitCode != .success { throw exitCode }
        } catch {
            if !(error is ExitCode) { record.fail(error) }
            throw error
        }
    }

    /// Streams the inventory through the checker into the report and the record.
    private func evaluate(_ audit: Audit, _ checker: Checker, _ record: inout Record) throws -> ExitCode {
        var checker = checker
        let files = command.inventory.filesInUse + command.rulebook.filesInUse
        var sinks = try command.targets.map { target in
            try ReportSink(target, audit, allUses: command.allUses, sparing: files)
        }
        let tellsAlternatives = sinks.contains { $0.format.tellsAlternatives }
        var finder = tellsAlternatives ? AlternativeFinder(audit.rulebook, audit.question, checker) : nil
        var summary = AuditSummary()
        var progress = Progress(isShown: !command.quiet && Terminal.isTerminal(STDERR_FILENO))

        let wantsDigest = record.isWanted || sinks.contains { $0.format != .ndjson }
        let services = ServiceStream(command.inventory.source, audit.rulebook.catalogue, wantsDigest: wantsDigest)
        let contents = try services.handOut { service in
            summary.services += 1
            for jurisdiction in service.jurisdictions {
                let answer = checker.answer(for: service, in: jurisdiction)
                var use = Use(service: service, jurisdiction: jurisdiction, answer: answer)
                use = finder?.withBest(use) ?? use
                summary.count(answer, fails: audit.fails(answer))
                for position in sinks.indices { try sinks[position].report(use) }
                try record.add(use)
            }
            progress.count(services: summary.services)
        }
        progress.finish()
        summary.organization = contents.organization
        summary.notices = contents.notices
        summary.inventoryDigest = contents.digest
        for position in sinks.indices { try sinks[position].finish(summary) }
        for sink in sinks { try sink.publish() }
        let exitCode = summary.failing > 0 ? Failure.failing : ExitCode.success
        try record.finish(inventoryDigest: contents.digest, exitCode: exitCode.rawValue)
        tell(contents, summary, audit)
        return exitCode
    }

    /// What the reader of a machine's format would miss otherwise.
    private func tell(_ contents: InventoryReader.Contents, _ summary: AuditSummary, _ audit: Audit) {
        if let compared = contents.comparedIDs {
            Terminal.say("ids were compared for the first \(compared) services only")
        }
        guard !command.quiet, command.format != .text || command.output != nil else { return }
        if audit.question.asOf != today { Terminal.say("as of \(audit.question.asOf), which is not today") }
        if let instant = audit.knownAt { Terminal.say("with the rules as known at \(instant), not as known now") }
        let warnings = contents.notices.filter { $0.notice.kind != .recognized }
        for counted in warnings.prefix(20) { Terminal.say("warning: \(counted.notice.what)".shown) }
        if warnings.count > 20 { Terminal.say("… and \(warnings.count - 20) more warnings") }
        let uses = counted(summary.uses, "use") + " of " + counted(summary.services, "service")
        Terminal.say("\(uses), \(summary.failing) failing the audit")
    }

    private func header(_ audit: Audit, startedAt started: Instant) -> RunHeader {
        RunHeader(
            startedAt: started,
            toolVersion: audit.toolVersion,
            inventory: audit.inventory,
            rulebook: audit.rulebook,
            asOf: audit.question.asOf,
            knownAt: audit.knownAt,
            horizonDays: audit.question.horizon,
            assumptions: audit.question.assumed,
            without: audit.question.without,
        )
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
