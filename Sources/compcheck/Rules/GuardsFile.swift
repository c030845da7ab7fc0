internal import CompcheckModel
internal import CompcheckProof
internal import CompcheckReport
internal import Foundation

/// The file that keeps how much a folder of rules holds.
struct GuardsFile {
    let path: String

    /// The file that is named, or that of the first folder; nil for the built-in pack, which keeps none.
    init?(named name: String?, beside folders: [String]) {
        let folder = folders.first { $0 != RulebookSource.builtinPack }
        guard let path = name ?? folder.map({ ($0.hasSuffix("/") ? $0 : $0 + "/") + "guards.json" }) else { return nil }
        self.path = path
    }

    /// The guards; nil where there is no file and none is needed.
    /// - Throws: `BadInput` where it cannot be read.
    func read(isNeeded: Bool) throws -> Guards? {
        if !isNeeded, !FileManager.default.fileExists(atPath: path) { return nil }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw BadInput([Problem(file: path, what: "cannot be read: is it a file that you may read?")])
        }
        guard let guards = try? Guards(json: bytes), (0...1).contains(guards.mayFall) else {
            let what = "holds no guards: write them with `compcheck rules lint --write-guards`"
            throw BadInput([Problem(file: path, what: what)])
        }
        return guards
    }

    /// Puts the guards in place, whole or not at all.
    func write(_ guards: Guards) throws {
        let output = try Output(file: path, sparing: [])
        var buffer = OutputBuffer()
        buffer.append(guards.json)
        try output.drain(&buffer)
        try output.finish()
    }
}
