// Embeds the text files below the given folders as Swift arrays, one a folder: CompcheckEmbed OUTPUT FOLDER...
//
// Each literal is a raw string with as many number signs as its text needs.

import Foundation

private let endings: Set = ["css", "js", "mustache", "sql", "yaml"]

private func embeddableFiles(below folder: URL) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return names.filter { endings.contains(($0 as NSString).pathExtension) }.sorted()
}

private func literal(_ text: String) -> String {
    var marks = "#"
    while text.contains("\"\"\"" + marks) || text.contains("\\" + marks) { marks += "#" }
    return "\(marks)\"\"\"\n\(text)\n\"\"\"\(marks)"
}

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else {
    FileHandle.standardError.write(Data("usage: CompcheckEmbed OUTPUT FOLDER...\n".utf8))
    exit(64)
}

var source = "// Generated from the package's folders at build time; not a file to edit.\n\n"
for path in arguments.dropFirst() {
    let folder = URL(filePath: path, directoryHint: .isDirectory)
    source += "let embedded\(folder.lastPathComponent.capitalized): [(path: String, text: String)] = [\n"
    for name in try embeddableFiles(below: folder) {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        source += "(\"\(name)\", \(literal(text))),\n"
    }
    source += "]\n\n"
}
try source.write(to: URL(filePath: output), atomically: true, encoding: .utf8)
