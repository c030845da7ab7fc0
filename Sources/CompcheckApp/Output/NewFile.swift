internal import CompcheckModel
internal import Foundation

/// Writing of files that must not exist yet.
package enum NewFile {
    /// Writes a new file and creates the folders above it; it appears whole or not at all, and overwrites nothing.
    package static func write(_ text: String, to file: String, in environment: AppEnvironment) throws(OutputError) {
        let url = URL(filePath: environment.path(of: file))
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true,
            )
        } catch {
            throw OutputError(path: file, reason: "its folder cannot be created")
        }
        let beside = "\(url.path).\(ProcessInfo.processInfo.processIdentifier).partial"
        defer { unlink(beside) }
        let output = try Output(file: beside, sparing: [], in: environment)
        try output.put(text)
        // `link` fails if the target exists; `rename` would overwrite it.
        guard link(beside, url.path) == 0 else {
            let reason = errno == EEXIST ? "already exists" : systemReason()
            throw OutputError(path: file, reason: reason)
        }
    }
}
