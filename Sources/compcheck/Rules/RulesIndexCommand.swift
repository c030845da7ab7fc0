internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckIntake
internal import CompcheckKit
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews
internal import Foundation

/// The command `compcheck rules index [DIR]`.
struct RulesIndexCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Write a Markdown table of the rules in a folder.",
        discussion: "The same folder and day give the same bytes. Links are relative to the folder.",
    )

    @Argument(help: "The folder of rules; without one, the built-in pack.", completion: .directory)
    var folder = RulebookSource.builtinPack

    @Option(help: ArgumentHelp("Show the standings on this day.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @OptionGroup var file: OutputFileOption

    func execute() throws {
        let reading = try RulebookSource.Reading(folders: [folder], recordedOn: AppEnvironment.process.today)
        let index = RuleIndex(
            of: reading.rulebook,
            asOf: asOf ?? AppEnvironment.process.today,
            links: reading.links(in: folder),
        )
        let destination = try Output(file.output, sparing: reading.files.map(\.path), in: .process)
        try destination.put(index.markdown)
    }
}
