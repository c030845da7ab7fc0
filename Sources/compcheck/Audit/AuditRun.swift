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
            waivers: try waivers(in: store, rulebook, question),
            ranBy: command.runBy ?? User.name,
        )
        let checker = try Checker(rulebook, question)
        var record = Record(in: command.noRecord ? nil : store) { RunHeader(audit, startedAt: started) }
        do {
            let exitCode = try evaluate(audit, checker, &record)
            if exitCode != .success { throw exitCode }
        } catch {
            if !(error is ExitCode) { record.fail(error) }
            throw error
        }
    }

    /// The waivers that hold on the day in question: those of the database, and those of a file.
    private func waivers(in store: Store?, _ rulebook: Rulebook, _ question: Question) throws -> Waivers {
        let recorded = try store?.waivers(on: question.asOf, knownAt: command.rulebook.knownAt?.instant) ?? []
        let filed = try command.waivers.map { try WaiverReader(rulebook).read($0) } ?? []
        return Waivers(distinct(recorded + filed.filter { $0.holds(on: question.asOf) }))
    }

    /// Streams the inventory through the checker into the report and the record.
    private func evaluate(_ audit: Audit, _ checker: Checker, _ record: inout Record) throws -> ExitCode {
        var checker = checker
        let files = command.inventory.filesInUse + command.rulebook.filesInUse + [command.waivers].compactMap(\.self)
        var reports = try Reports(command.reporting, of: audit, sparing: files)
        // What is recorded may be told in any format later.
        let tellsAlternatives = reports.tellAlternatives || record.isWanted
        var finder = tellsAlternatives ? AlternativeFinder(audit.rulebook, audit.question, checker) : nil
        var progress = Progress(isShown: !command.quiet && Terminal.isTerminal(STDERR_FILENO))

        let wantsDigest = reports.wantDigest || record.isWanted
        let services = ServiceStream(command.inventory.source, audit.rulebook.catalogue, wantsDigest: wantsDigest)
        let contents = try services.handOut { service in
            for jurisdiction in service.jurisdictions {
                let answer = checker.answer(for: service, in: jurisdiction)
                let waivers = audit.waivers.covering(answer, of: service, in: jurisdiction)
                var use = Use(service: service, jurisdiction: jurisdiction, answer: answer, waivers: waivers)
                use = finder?.withBest(use) ?? use
                try reports.report(use)
                try record.add(use)
            }
            progress.count(services: reports.services)
        }
        progress.finish()
        var known = AuditSummary(organization: contents.organization)
        known.notices = contents.notices
        known.inventoryDigest = contents.digest
        let summary = try reports.finish(known)
        let exitCode = summary.failing > 0 ? Failure.failing : ExitCode.success
        try record.finish(summary, exitCode: exitCode.rawValue)
        if let compared = contents.comparedIDs {
            Terminal.say("ids were compared for the first \(compared) services only")
        }
        if !command.quiet { command.reporting.sayBesides(audit, summary) }
        return exitCode
    }
}
