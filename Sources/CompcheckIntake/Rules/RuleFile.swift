// CompcheckIntake: files in: rule files, catalogues and inventories, validated.

public import CompcheckModel
internal import Foundation

/// The text of one file of a rules folder.
public struct RuleFile: Sendable {
    /// What the file holds, told by where it stands.
    public enum Role: Hashable, Sendable {
        /// Rules, one a document.
        case rules
        /// Catalogue entries, told by the file's name.
        case catalogue(name: String)
    }

    /// The path as it is shown to the user.
    public let path: String
    /// What it holds.
    public let role: Role
    /// Its text.
    public let text: String

    /// A file at a path relative to its rules folder; nil where such a file holds neither rules nor catalogue entries.
    ///
    /// - Parameters:
    ///   - relativePath: the path inside the folder, parted by `/`.
    ///   - folder: what to put before it when it is shown; empty for none.
    ///   - text: what it holds.
    public init?(_ relativePath: String, in folder: String, text: String) {
        guard let role = RuleFile.role(of: relativePath) else { return nil }
        self.role = role
        path = folder.isEmpty ? relativePath : folder + "/" + relativePath
        self.text = text
    }

    private static func role(of relativePath: String) -> Role? {
        let parts = relativePath.split(separator: "/").map(String.init)
        guard let file = parts.last, !parts.contains(where: { $0.hasPrefix(".") }),
            let ending = [".yaml", ".yml"].first(where: file.hasSuffix), parts.first != "scenarios" || parts.count == 1
        else { return nil }
        guard parts.first == "catalogue", parts.count > 1 else { return .rules }
        return .catalogue(name: String(file.dropLast(ending.count)))
    }
}

/// A folder with rules, as DESIGN §2 lays it out.
public enum RuleFolder {
    /// Reads every rule and catalogue file below a folder, in order of path.
    /// - Throws: `BadInput` where the folder or a file cannot be read.
    public static func files(in folder: String) throws(BadInput) -> [RuleFile] {
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw BadInput([Problem(file: folder, what: "no such folder")])
        }
        guard isFolder.boolValue, let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]
        else { throw BadInput([Problem(file: folder, what: "not a folder that can be read: rules are given as one")]) }
        var files: [RuleFile] = []
        var problems: [Problem] = []
        let shownFolder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        for name in names.sorted() {
            guard RuleFile(name, in: shownFolder, text: "") != nil else { continue }
            let path = shownFolder + "/" + name
            guard let bytes = FileManager.default.contents(atPath: path) else {
                problems.append(Problem(file: path, what: "cannot be read: is it a file that you may read?"))
                continue
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                problems.append(Problem(file: path, what: "is not UTF-8 text"))
                continue
            }
            if let file = RuleFile(name, in: shownFolder, text: text) { files.append(file) }
        }
        guard problems.isEmpty else { throw BadInput(problems) }
        guard !files.isEmpty else {
            throw BadInput([Problem(file: folder, what: "holds no rule file: rules are `.yaml` files, one rule a document")])
        }
        return files
    }
}
