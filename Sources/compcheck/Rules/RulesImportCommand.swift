internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckComparison
internal import CompcheckKit
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck rules import DIR --pack NAME`.
struct RulesImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import a folder of your own rules beside the built-in ones.",
        discussion: """
            The folder replaces the content of the pack in the database. Rules and catalogue entries that are new or \
            different become new versions; those that are missing are closed and stay in the history. Other packs are \
            not changed. The folder may name built-in vendors, groups and rules. Prints each inventory whose latest \
            audit the import would have changed. Exits 0 if the pack is recorded or is already up to date, 2 if the \
            folder cannot be used: nothing of it is recorded then.
            """,
    )

    @Argument(help: "The folder of rules.", completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("The name of the pack: lowercase letters, digits and hyphens.", valueName: "name"))
    var pack: String

    @Option(help: ArgumentHelp("The reason for the import, recorded with it.", valueName: "text"))
    var note: String?

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        let builtin = RulebookSource.builtinPack
        if pack == builtin {
            throw ValidationError("the pack `\(builtin)` comes with the program: choose another name")
        }
        guard pack.isKebabCase else {
            throw ValidationError("`\(pack)` is no name for a pack: write it like `our-rules`".terminalSafe)
        }
        if folder == builtin {
            throw ValidationError("the built-in rules are in every database: name a folder of your own")
        }
    }

    func run() throws {
        do {
            // Report all errors in the folder before creating a database.
            let documents = try documents()
            let summary = try record(documents, in: database.location)
            write(summary)
            if let instant = summary.recordedAt { try tellAffected(since: instant) }
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    /// Returns the documents that the folder adds to the built-in pack, read together with it.
    private func documents() throws -> [Document] {
        let builtin = RulebookSource.builtinPack
        let both = try RulebookSource.read(folders: [builtin, folder], recordedOn: AppEnvironment.process.today)
        // An id in both is an error, so every document outside the built-in pack is the folder's.
        let known = Set(try RulebookSource.read(folders: [builtin], recordedOn: nil).documents.map(\.name))
        return both.documents.filter { !known.contains($0.name) }
    }

    private func record(_ documents: [Document], in location: DatabaseLocation) throws -> ImportSummary {
        let store = try location.openAsItIs()
        var isUpToDate = false
        do {
            try location.recordBuiltinPack(in: store, today: AppEnvironment.process.today)
            isUpToDate = true
        } catch StoreError.ownedByOtherPacks {
            // This import may remove the document whose id the new built-in pack needs.
        }
        let summary = try store.record(
            pack: pack,
            documents: documents,
            note: note,
            toolVersion: ToolVersion.current,
            at: AppEnvironment.process.now(),
        )
        if !isUpToDate { try location.recordBuiltinPack(in: store, today: AppEnvironment.process.today) }
        return summary
    }

    /// Evaluates the latest audit of each inventory again, and reports those that the recorded change affects.
    private func tellAffected(since instant: Instant) throws {
        let before = Instant(milliseconds: instant.milliseconds - 1)
        let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        let reevaluated = ReevaluatedRuns(by: try RuleChange(since: before, in: database), in: database)
        var isTold = false
        for run in try database.latestRuns() {
            do {
                guard let evaluated = try reevaluated.reevaluate(run), !evaluated.changed.isEmpty else { continue }
                let uses = "\(evaluated.changed.count) of \(evaluated.uses) uses"
                print("would change run \(run.number) of \(run.inventory): \(uses)".terminalSafe)
                isTold = true
            } catch {
                AppEnvironment.process.printError(ReevaluatedRuns.message(for: error, about: run))
            }
        }
        if isTold { print("see `compcheck runs affected --since \(before)`") }
    }

    private func write(_ summary: ImportSummary) {
        guard let instant = summary.recordedAt else {
            print("\(folder): pack \(pack) is as it was: \(summary.unchanged) unchanged, nothing recorded".terminalSafe)
            if note != nil { AppEnvironment.process.printError("the note is not recorded: nothing changed") }
            return
        }
        let counts = [
            "\(summary.added) added", "\(summary.changed) changed", "\(summary.closed) closed",
            "\(summary.unchanged) unchanged",
        ]
        print("\(folder): pack \(pack) recorded at \(instant): \(counts.joined(separator: ", "))".terminalSafe)
        for change in summary.changes { print("\(change.what.rawValue) \(change.kind) \(change.id)".terminalSafe) }
    }
}

extension Document {
    /// Its identity in a rulebook.
    fileprivate var name: [String] { [kind.rawValue, id] }
}
