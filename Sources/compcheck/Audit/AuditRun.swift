internal import ArgumentParser
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import Foundation

/// One audit from end to end: rules, inventory, checker, report, record.
struct AuditRun {
    private let inventory: InventoryArgument
    private let options: AuditOptions
    private let today: Day

    init(of inventory: InventoryArgument, _ options: AuditOptions, today: Day) {
        self.inventory = inventory
        self.options = options
        self.today = today
    }

    /// Does it.
    /// - Returns: What became of it.
    /// - Throws: Why it could not be done; where it had begun, the record says so.
    func run() throws -> AuditOutcome {
        let started = Instant(milliseconds: Terminal.now)
        let store = try options.rulebook.store(today: today)
        let alerts = try AlertRound(options.alerts, of: inventory.inventory, in: store)
        var record = Record(in: options.noRecord ? nil : store, keepsInventory: !options.noSnapshot)
        do {
            let summary = try audit(in: store, startedAt: started, &record)
            if let run = record.run { alerts?.tell(of: run) }
            return AuditOutcome(run: record.run, summary: summary)
        } catch {
            record.fail(error)
            alerts?.tell(of: error, run: record.run)
            throw error
        }
    }

    /// Asks the rules, and then evaluates the inventory.
    private func audit(in store: Store?, startedAt started: Instant, _ record: inout Record) throws -> AuditSummary {
        let question = options.question.question(today: today)
        let rulebook = try options.rulebook.rulebook(from: store)
        let known = try options.known(of: inventory.inventory, question, in: store?.reader)
        let audit = Audit(
            toolVersion: Compcheck.toolVersion,
            today: today,
            question: question,
            rulebook: rulebook,
            knownAt: options.rulebook.knownAt?.instant,
            inventory: inventory.inventory,
            failOn: options.failOn?.verdict ?? .restricted,
            certainOnly: options.certainOnly,
            waivers: try waivers(in: store, rulebook, question),
            ranBy: options.runBy ?? User.name,
            baseline: known?.baseline,
        )
        record.isOf { RunHeader(audit, startedAt: started) }
        return try evaluate(audit, known?.findings, &record)
    }

    /// The waivers that hold on the day in question: those of the database, and those of a file.
    private func waivers(in store: Store?, _ rulebook: Rulebook, _ question: Question) throws -> Waivers {
        let recorded = try store?.waivers(on: question.asOf, knownAt: options.rulebook.knownAt?.instant) ?? []
        let filed = try options.waivers.map { try WaiverReader(rulebook).read($0) } ?? []
        return Waivers(distinct(recorded + filed.filter { $0.holds(on: question.asOf) }))
    }

    /// Streams the inventory through the checker into the report and the record.
    private func evaluate(
        _ audit: Audit,
        _ known: KnownFindings?,
        _ record: inout Record,
    ) throws -> AuditSummary {
        let files =
            inventory.filesInUse + options.rulebook.filesInUse
            + [options.waivers, options.baseline?.file].compactMap(\.self)
        var reports = try Reports(options.reporting, of: audit, sparing: files)
        // What is recorded may be told in any format later.
        var judge = try Judge(audit, since: known, findsAlternatives: reports.tellAlternatives || record.isWanted)
        var progress = Progress(isShown: !options.quiet && Terminal.isTerminal(STDERR_FILENO))

        let wantsDigest = reports.wantDigest || record.isWanted
        let services = ServiceStream(
            inventory.source,
            audit.rulebook.catalogue,
            wantsDigest: wantsDigest,
            copyingTo: record.copy?.append,
        )
        let contents = try services.handOut { service in
            try judge.judge(service) { use in
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
        try record.finish(summary, exitCode: AuditOutcome.exitCode(of: summary).rawValue)
        if let compared = contents.comparedIDs {
            Terminal.say("ids were compared for the first \(compared) services only")
        }
        if !options.quiet { options.reporting.sayBesides(audit, summary) }
        return summary
    }
}

/// What became of an audit that could be done.
struct AuditOutcome {
    /// Its record; nil where none was wanted.
    let run: RunID?
    /// What was found.
    let summary: AuditSummary

    /// What the process says.
    var exitCode: ExitCode { AuditOutcome.exitCode(of: summary) }

    fileprivate static func exitCode(of summary: AuditSummary) -> ExitCode {
        summary.failing > 0 ? Failure.failing : .success
    }
}
