internal import CompcheckBuiltins
internal import CompcheckModel
internal import Foundation

/// What this program's own rules are told by, so that they need not be read at each start.
package enum BuiltinPack {
    /// The digest of all that decides what the built-in pack says: its files, and the program that reads them.
    ///
    /// Of the program it is the version, and the size and the time of its file: one that was built from other code may
    /// bear the same version.
    package static var source: String {
        let program = try? Bundle.main.executablePath.map(FileManager.default.attributesOfItem)
        let size = program?[.size] as? Int ?? 0
        let builtAt = (program?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let parts = [ToolVersion.current, "\(size)", "\(builtAt)"] + Builtins.rules.flatMap { [$0.path, $0.text] }
        return Digest.sha256(parts.joined(separator: "\0"))
    }
}
