internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckViews
internal import Foundation

/// The command `compcheck rules new ID`.
struct RulesNewCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a skeleton of a rule file, with every key explained.",
        usage: "compcheck rules new <id> [<options>]",
        discussion: """
            Prints the skeleton, or writes it to the file that --into or --output names. Never overwrites a file. \
            Leaves empty what you must fill in: `compcheck rules check` lists it.
            """,
    )

    @Argument(help: "The id of the new rule: lowercase letters, digits and single hyphens.")
    var id: String

    @Option(help: ArgumentHelp("The authority behind the rule: an id in the catalogue.", valueName: "id"))
    var authority: String?

    @Option(help: "What the rule does: \(Rule.Effect.allCases.map(\.rawValue).joined(separator: ", ")).")
    var effect: Rule.Effect?

    @Option(
        help: ArgumentHelp("Write FOLDER/AUTHORITY/ID.yaml; fails if a rule there has the id.", valueName: "folder"),
        completion: .directory,
    )
    var into: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the skeleton to this file.", valueName: "file"),
        completion: .file(),
    )
    var output: String?

    func validate() throws {
        for text in [id, authority].compactMap(\.self) where !text.isKebabCase {
            throw ValidationError("`\(text)` is no id: small letters, digits and single hyphens".terminalSafe)
        }
        if into != nil, output != nil { throw ValidationError("--into names the file itself: leave out --output") }
        if into != nil, authority == nil { throw ValidationError("--into files rules by authority: name --authority") }
    }

    func execute() throws {
        let skeleton = RuleSkeleton(
            id: id,
            authority: authority,
            effect: effect,
            today: AppEnvironment.process.today,
        ).text
        if let file = try file() {
            try NewFile.write(skeleton, to: file, in: .process)
            AppEnvironment.process.printError(
                "\(file): fill it in, then run `compcheck rules check builtin \(into ?? "FOLDER")`".terminalSafe
            )
        } else {
            print(skeleton, terminator: "")
        }
    }

    /// Returns the file to write; nil: standard output.
    /// - Throws: `BadInput`, if the folder has a rule with that id.
    private func file() throws -> String? {
        guard let into, let authority else { return output }
        let folder = into.hasSuffix("/") ? String(into.dropLast()) : into
        if FileManager.default.fileExists(atPath: folder) {
            let files = try RuleFolder.files(in: folder, mayBeEmpty: true)
            if let taken = files.first(where: { $0.ruleIDs.contains(RuleID(id)) }) {
                let what = "holds a rule `\(id)` already: an id is never used again"
                throw BadInput([Problem(file: taken.path, what: what)])
            }
        }
        return "\(folder)/\(authority)/\(id).yaml"
    }
}
