import Foundation
import PackagePlugin

/// Embeds text files of the package in a Swift file of a target.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folders = folders(of: target.name).map { root.appending(path: $0, directoryHint: .isDirectory) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding the text files of \(target.name)",
                executable: try context.tool(named: "CompcheckEmbed").url,
                arguments: [output.path()] + folders.map { $0.path() },
                // Every file and folder is an input, so that a change, an addition and a removal re-run the tool.
                inputFiles: folders.flatMap { [$0] + everything(below: $0) },
                outputFiles: [output],
            )
        ]
    }

    /// Returns the folders whose files a target embeds.
    private func folders(of target: String) -> [String] {
        switch target {
        case "CompcheckBuiltins": ["rules", "migrations"]
        case "CompcheckReport": ["Sources/CompcheckReport/HTML/Page"]
        default: []
        }
    }

    private func everything(below folder: URL) -> [URL] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (files?.allObjects as? [URL] ?? []).sorted { $0.path() < $1.path() }
    }
}
