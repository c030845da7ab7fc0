internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckKit
internal import CompcheckLint
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews
internal import Foundation

/// The command `compcheck rules lint [DIR…]`.
struct RulesLintCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find likely mistakes in valid rules.",
        discussion: """
            Exits 0 if there are no lints, 1 if there are, 2 if the rules cannot be used. Reads several folders as one \
            rulebook; beside other folders, the built-in rules are not linted. A rule silences a lint with `lint: [{name: …, reason: …}]`.
            """,
    )

    @Argument(
        help: "The folders of rules; `builtin`, or none, for the built-in pack.",
        completion: .directory,
    )
    var folders: [String] = []

    @Option(help: ArgumentHelp("The output format: text or json.", valueName: "format"))
    var format = PlainFormat.text

    @Option(help: ArgumentHelp("Count ages from this day instead of today.", valueName: "day"))
    var asOf: Day?

    @Flag(help: "Also list the lints that rules silence.")
    var showSilenced = false

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Leave out the lints of this name, for now. May be repeated.", valueName: "lint"),
    )
    var except: [LintName] = []

    @Flag(help: "Let counts fall by more than the guards allow, but not to zero.")
    var allowShrink = false

    @Option(
        help: ArgumentHelp(
            "The guards file, which holds the counts of rules and catalogue entries.",
            discussion: "Default: `guards.json` in the first folder, if it exists.",
            valueName: "file",
        ),
        completion: .file(),
    )
    var guards: String?

    @Flag(help: "Write the guards file from the current rules, and run no lints.")
    var writeGuards = false

    @Flag(help: "List all lints with their meaning, and run none.")
    var list = false

    func execute() throws {
        if list { return print(LintReport.listOfNames, terminator: "") }
        let folders = folders.isEmpty ? [RulebookSource.builtinPack] : folders
        let reading = try RulebookSource.Reading(folders: folders, recordedOn: AppEnvironment.process.today)
        let file = GuardsFile(named: guards, beside: folders)
        if writeGuards { return try write(Guards(reading.rulebook), to: file) }
        let day = asOf ?? AppEnvironment.process.today
        let known = try file?.read(isNeeded: guards != nil)
        let all = Linter(reading.rulebook, reading.origins, today: day).report(
            guards: known,
            guardsLocation: file.map { Location(file: $0.path) },
            allowsShrinking: allowShrink,
        ).without(Set(except))
        // Beside folders of one's own the built-in rules are only read along: nobody can mend them there.
        let hasOwn = folders.contains { $0 != RulebookSource.builtinPack }
        let report = hasOwn ? all.without(filesIn: RulebookSource.builtinPack) : all
        switch format {
        case .json: print(report.json(asOf: day), terminator: "")
        case .text: print(report.text(of: reading.rulebook, showsSilenced: showSilenced), terminator: "")
        }
        if !report.lints.isEmpty { throw Failure.failing }
    }

    private func write(_ guards: Guards, to file: GuardsFile?) throws {
        guard let file else {
            throw ValidationError("the built-in pack keeps no guards: name the folder, or `--guards`")
        }
        let known = FileManager.default.fileExists(atPath: file.path) ? try file.read(isNeeded: true) : nil
        let kept = known.map { Guards(mayFall: $0.mayFall, counts: guards.counts) } ?? guards
        try file.write(kept, in: .process)
        print("\(file.path.terminalSafe): written (\(kept.counts.values.map(\.count).reduce(0, +)) counts)")
    }
}
