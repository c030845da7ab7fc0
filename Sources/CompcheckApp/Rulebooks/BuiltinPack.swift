internal import CompcheckBuiltins
internal import CompcheckModel
internal import Foundation

/// What this program's own rules are told by, so that they need not be read at each start.
package enum BuiltinPack {
    /// The digest of everything that determines the built-in pack: its files, and the program that reads them.
    ///
    /// The program counts by its version and by the size and the time of its file: a program built from other code may
    /// have the same version.
    package static var source: String {
        let program = try? Bundle.main.executablePath.map(FileManager.default.attributesOfItem)
        let size = program?[.size] as? Int ?? 0
        let builtAt = (program?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let parts = [ToolVersion.current, "\(size)", "\(builtAt)"] + Builtins.rules.flatMap { [$0.path, $0.text] }
        return Digest.sha256(parts.joined(separator: "\0"))
    }
}
