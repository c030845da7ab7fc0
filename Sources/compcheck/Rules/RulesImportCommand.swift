internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckComparison
internal import CompcheckKit
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck rules import DIR --pack NAME`.
struct RulesImportCommand: Command {
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

    func execute() throws {
        let location = database.location
        let summary = try PackImport(pack: pack, folder: folder, note: note).record(in: location, .process)
        write(summary)
        if let instant = summary.recordedAt { try writeAffected(since: instant, in: location) }
    }

    /// Prints the latest audits that the recorded change would have changed.
    private func writeAffected(since instant: Instant, in location: DatabaseLocation) throws {
        let before = Instant(milliseconds: instant.milliseconds - 1)
        let affected = try AffectedRuns(ofLatestRunsIn: location, since: before)
        for message in affected.failures { AppEnvironment.process.printError(message) }
        let changed = affected.runs.filter { !$0.changed.isEmpty }
        for run in changed {
            let uses = "\(run.changed.count) of \(run.uses) uses"
            print("would change run \(run.record.number) of \(run.record.inventory): \(uses)".terminalSafe)
        }
        if !changed.isEmpty { print("see `compcheck runs affected --since \(before)`") }
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
