package import CompcheckModel
internal import Foundation

/// A folder of rules with the layout of docs/design.md §2.
package enum RuleFolder {
    /// Reads every rule, catalogue and scenario file below a folder, in order of path.
    ///
    /// - Parameters:
    ///   - folder: the path of the folder.
    ///   - mayBeEmpty: whether it may have no rule or catalogue file.
    /// - Returns: the files with their text, which is not parsed.
    /// - Throws: `BadInput` if the folder or a file cannot be read.
    package static func files(in folder: String, mayBeEmpty: Bool = false) throws(BadInput) -> [RuleFile] {
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw BadInput([Problem(file: folder, what: "no such folder")])
        }
        // A symbolic link to a folder is followed if it is the argument, but not inside the folder.
        let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        guard isFolder.boolValue, let names = FileManager.default.enumerator(atPath: real)?.allObjects as? [String]
        else {
            let what = "not a folder, or not readable: name the folder that holds the rules"
            throw BadInput([Problem(file: folder, what: what)])
        }
        var files: [RuleFile] = []
        var problems: [Problem] = []
        let shownFolder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        for name in names.sorted() {
            guard RuleFile(name, in: shownFolder, text: "") != nil else { continue }
            do throws(Unreadable) {
                let text = try text(at: real + "/" + name, displayPath: shownFolder + "/" + name)
                if let file = RuleFile(name, in: shownFolder, text: text) { files.append(file) }
            } catch {
                problems.append(error.problem)
            }
        }
        guard problems.isEmpty else { throw BadInput(problems) }
        guard mayBeEmpty || files.contains(where: { $0.role != .scenarios }) else {
            let what = "contains no rule files: rules are `.yaml` files, one rule per document"
            throw BadInput([Problem(file: folder, what: what)])
        }
        return files
    }

    /// Reads one file.
    static func text(of file: String) throws(BadInput) -> String {
        guard FileManager.default.fileExists(atPath: file) else {
            throw BadInput([Problem(file: file, what: "no such file")])
        }
        do throws(Unreadable) {
            return try text(at: file, displayPath: file)
        } catch {
            throw BadInput([error.problem])
        }
    }

    private static func text(at path: String, displayPath: String) throws(Unreadable) -> String {
        // Opening a pipe would block until somebody writes to it.
        let kind = (try? FileManager.default.attributesOfItem(atPath: resolved(path)))?[.type] as? FileAttributeType
        guard kind == .typeRegular, let bytes = FileManager.default.contents(atPath: path) else {
            let what = "cannot be read: check that it is a file and that you may read it"
            throw Unreadable(problem: Problem(file: displayPath, what: what))
        }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let offset = bytes.withUnsafeBytes { firstInvalidUTF8($0.bindMemory(to: UInt8.self)) } ?? 0
        let before = bytes.prefix(offset)
        let line = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).last ?? before
        let problem = Problem(
            file: displayPath,
            line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            column: line.count { $0 & 0xC0 != 0x80 } + 1,
            what: "is not UTF-8 text",
        )
        throw Unreadable(problem: problem)
    }

    /// A file that cannot be used.
    private struct Unreadable: Error {
        let problem: Problem
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }
}
