internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckIntake
internal import CompcheckKit
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews
internal import Foundation

/// The command `compcheck rules index [DIR]`.
struct RulesIndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Write a Markdown table of the rules in a folder.",
        discussion: "The same folder and day give the same bytes. Links are relative to the folder.",
    )

    @Argument(help: "The folder of rules; without one, the built-in pack.", completion: .directory)
    var folder = RulebookSource.builtinPack

    @Option(help: ArgumentHelp("Show the standings on this day.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the table to this file, completely or not at all.", valueName: "file"),
        completion: .file(),
    )
    var output: String?

    func run() throws {
        do {
            let reading = try RulebookSource.Reading(folders: [folder], recordedOn: AppEnvironment.process.today)
            let index = RuleIndex(
                of: reading.rulebook,
                asOf: asOf ?? AppEnvironment.process.today,
                links: links(reading),
            )
            let destination = try Output(output, sparing: reading.files.map(\.path), in: .process)
            try destination.put(index.markdown)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    /// Returns the paths of the rules' files, relative to the folder.
    private func links(_ reading: RulebookSource.Reading) -> [RuleID: String] {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        var links: [RuleID: String] = [:]
        for rule in reading.rulebook.rules {
            guard let file = reading.origins.rule(rule.id)?.file else { continue }
            let path = file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
            links[rule.id] = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
        }
        return links
    }
}
