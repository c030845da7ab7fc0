internal import CompcheckKit
package import CompcheckLint
internal import CompcheckModel
internal import CompcheckReport
internal import Foundation

/// The file with the guards of a folder of rules.
package struct GuardsFile {
    package let path: String

    /// Selects the named file, or that of the first folder; nil for the built-in pack, which has none.
    package init?(named name: String?, beside folders: [String]) {
        let folder = folders.first { $0 != RulebookSource.builtinPack }
        guard let path = name ?? folder.map({ ($0.hasSuffix("/") ? $0 : $0 + "/") + "guards.json" }) else { return nil }
        self.path = path
    }

    /// Reads the guards; returns nil if there is no file and none is needed.
    /// - Throws: `BadInput`, if the file cannot be read.
    package func read(isNeeded: Bool) throws -> Guards? {
        if !isNeeded, !FileManager.default.fileExists(atPath: path) { return nil }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            let what = "cannot be read: check that it is a file and that you may read it"
            throw BadInput([Problem(file: path, what: what)])
        }
        guard let guards = try? Guards(json: bytes), (0...1).contains(guards.mayFall) else {
            let what = "holds no valid guards: write them again"
            throw BadInput([Problem(file: path, what: what)])
        }
        return guards
    }

    /// Writes the guards to the file, whole or not at all.
    /// - Throws: `OutputError` where it cannot be written.
    package func write(_ guards: Guards, in environment: AppEnvironment) throws {
        try Output(file: path, sparing: [], in: environment).put(guards.json)
    }
}
