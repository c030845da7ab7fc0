internal import CompcheckComparison
package import CompcheckIntake
internal import CompcheckKit
package import CompcheckModel
internal import CompcheckReport
package import CompcheckStore

/// One audit whose rules, waivers and baseline are read, and whose inventory is not yet.
struct PreparedAudit {
    let audit: Audit
    private let request: AuditRequest
    private let known: KnownBaseline?
    private let environment: AppEnvironment
    /// Files that no report may take the place of.
    private let filesInUse: [String]

    init(_ request: AuditRequest, _ store: Store?, today: Day, _ environment: AppEnvironment) throws {
        self.request = request
        self.environment = environment
        let question = request.question.question(today: today)
        let rulebook = try request.rules.rulebook(from: store, environment)
        known = try KnownBaseline(request, question, in: store?.reader, environment)
        audit = Audit(
            toolVersion: ToolVersion.current,
            today: today,
            question: question,
            rulebook: rulebook,
            knownAt: request.rules.knownAt,
            inventory: request.inventory,
            failOn: request.gate.failOn ?? .restricted,
            certainOnly: request.gate.certainOnly,
            waivers: try PreparedAudit.waivers(request, store, rulebook, question, environment),
            ranBy: request.ranBy ?? environment.user,
            baseline: known?.baseline,
        )
        filesInUse =
            (request.inventory == "-" ? [] : [request.inventory])
            + [store?.path, request.waivers, request.gate.baseline?.file].compactMap(\.self)
    }

    /// Returns the waivers of the database and of a file that hold on the day in question.
    private static func waivers(
        _ request: AuditRequest,
        _ store: Store?,
        _ rulebook: Rulebook,
        _ question: Question,
        _ environment: AppEnvironment,
    ) throws -> Waivers {
        let recorded = try store?.waivers(on: question.asOf, knownAt: request.rules.knownAt) ?? []
        let filed = try request.waivers.map { name in
            try BadInput.named(name) { try WaiverReader(rulebook).read(environment.path(of: name)) }
        }
        return Waivers(distinct(recorded + (filed ?? []).filter { $0.holds(on: question.asOf) }))
    }

    /// Streams the inventory through the checker into the reports and the record.
    func run(_ recording: inout RunRecording) throws -> AuditSummary {
        var tally = AuditTally(audit)
        var reports = try Reports(request.reports, of: audit, sparing: filesInUse, environment)
        // A record may be rendered in any format later, so it needs alternatives too.
        var evaluator = try UseEvaluator(
            audit,
            since: known?.findings,
            findsAlternatives: reports.tellAlternatives || recording.isWanted,
        )
        var progress = Progress(isShown: !request.isQuiet && environment.terminal.showsProgress)
        let services = ServiceStream(
            environment.source(of: request.inventory),
            audit.rulebook.catalogue,
            wantsDigest: reports.wantDigest || recording.isWanted,
            copyingTo: recording.copy?.append,
        )
        let contents = try services.handOut { service in
            try evaluator.evaluate(service) { use in
                tally.count(use)
                try reports.report(use)
                try recording.add(use)
            }
            progress.count(services: tally.summary.services)
        }
        progress.finish()
        let summary = tally.finish(contents)
        try reports.finish(summary)
        try recording.finish(summary, exitCode: AuditOutcome.exitCode(of: summary))
        if let compared = contents.comparedIDs {
            environment.printError("ids were compared for the first \(compared) services only")
        }
        if !request.isQuiet { AuditNotes(audit, summary, request.reports).print(in: environment) }
        return summary
    }
}

extension RuleSelection {
    /// The instant as of whose knowledge the rules are asked; nil: all that is known.
    var knownAt: Instant? { if case .database(let instant) = self { instant } else { nil } }

    /// Reads the rules from the opened database, or from the folders.
    /// - Throws: `KnowledgeFault`, `StoreError` or `BadInput` where they cannot be had.
    package func rulebook(from store: Store?, _ environment: AppEnvironment) throws -> Rulebook {
        switch self {
        case .folders(let folders):
            let paths = folders.map { $0 == RulebookSource.builtinPack ? $0 : environment.path(of: $0) }
            return try RulebookSource.read(folders: paths, recordedOn: nil)
        case .database(let knownAt):
            guard let store else { throw UsageFault("rules from a database are requested, but none is open") }
            return try store.rulebook(asKnownAt: knownAt, now: environment.now())
        }
    }
}

extension AppEnvironment {
    /// What the name of an inventory stands for.
    package func source(of inventory: String) -> InventoryReader.Source {
        inventory == "-" ? .descriptor(input) : .file(path(of: inventory), name: inventory)
    }
}

extension BadInput {
    /// Reads a file, and says of what is wrong in it the name that the user gave it.
    static func named<Result>(_ name: String, _ read: () throws -> Result) throws -> Result {
        do {
            return try read()
        } catch let error as BadInput {
            throw error.named(name)
        }
    }
}
