import Foundation
import PackagePlugin

/// Writes `rules/` and `migrations/` of the package into one Swift file of the target that asks.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folders = ["rules", "migrations"].map { root.appending(path: $0, directoryHint: .isDirectory) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding rules and migrations",
                executable: try context.tool(named: "CompcheckEmbed").url,
                arguments: [output.path()] + folders.map { $0.path() },
                // Every file and folder is an input, so that a change, an addition and a removal re-run the tool.
                inputFiles: folders.flatMap { [$0] + everything(below: $0) },
                outputFiles: [output],
            )
        ]
    }

    private func everything(below folder: URL) -> [URL] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (files?.allObjects as? [URL] ?? []).sorted { $0.path() < $1.path() }
    }
}
