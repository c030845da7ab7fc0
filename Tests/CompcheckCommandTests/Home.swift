import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A temporary folder used as the home of the user who runs compcheck, deleted with this object.
final class Home: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "compcheck-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The default database.
    var database: String { path("data/compcheck/compcheck.sqlite") }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// Returns the names of the files in the folder.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

    /// Writes a file, with the folders above it.
    /// - Returns: Its path.
    @discardableResult func write(_ bytes: Data, to name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true,
        )
        try bytes.write(to: file)
        return file.path
    }

    @discardableResult func write(_ text: String, to name: String) throws -> String {
        try write(Data(text.utf8), to: name)
    }

    /// Runs compcheck to its end, in the package's folder if no other is named.
    func run(
        _ arguments: [String],
        input: String? = nil,
        binary: URL = Package.binary,
        directory: URL = Package.root,
        environment: [String: String] = [:],
    ) throws -> Outcome {
        let child = Child(self, arguments, binary: binary, directory: directory, environment: environment)
        if let input { child.process.standardInput = try FileHandle(forReadingFrom: file(holding: Data(input.utf8))) }
        // Files instead of pipes, which would have to be read while the child runs.
        let (output, errors) = (try file(), try file())
        child.process.standardOutput = try FileHandle(forWritingTo: output)
        child.process.standardError = try FileHandle(forWritingTo: errors)
        try child.start()
        let status = child.wait()
        return Outcome(
            status: status,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
        )
    }

    /// Runs `compcheck audit` with some arguments.
    func audit(_ arguments: String..., input: String? = nil) throws -> Outcome {
        try run(["audit"] + arguments, input: input)
    }

    private func file(holding bytes: Data = Data()) throws -> URL {
        URL(filePath: try write(bytes, to: ".streams/\(UUID().uuidString)"))
    }
}

/// The result of running compcheck.
struct Outcome: Equatable {
    /// The exit code, or the negative number of the signal that ended it.
    let status: Int32
    let output: String
    let errors: String
}

/// A running compcheck.
///
/// Its streams are closed unless they are set before it starts.
final class Child {
    /// The time after which a child counts as hanging.
    private static let patience = DispatchTimeInterval.seconds(300)
    let process = Process()
    private let end = DispatchSemaphore(value: 0)

    init(
        _ home: Home,
        _ arguments: [String],
        binary: URL = Package.binary,
        directory: URL = Package.root,
        environment: [String: String] = [:],
    ) {
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = directory
        var variables = ProcessInfo.processInfo.environment
        for name in ["NO_COLOR", "COMPCHECK_DATABASE", "COMPCHECK_RUN_BY", "TERM"] { variables[name] = nil }
        variables["HOME"] = home.folder.path
        variables["XDG_DATA_HOME"] = home.path("data")
        variables["COLUMNS"] = "80"
        process.environment = variables.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
    }

    func start() throws {
        // `waitUntilExit` looks only every 50 ms on Linux, which is longer than most children live.
        process.terminationHandler = { [end] _ in end.signal() }
        try process.run()
        let id = process.processIdentifier
        DispatchQueue.global().asyncAfter(deadline: .now() + Child.patience) { [weak process] in
            if process?.isRunning == true { kill(id, SIGKILL) }
        }
    }

    /// Kills it at once, like a crash of the machine.
    func kill9() { kill(process.processIdentifier, SIGKILL) }

    /// Waits for its end, and returns the exit code or the negative number of the signal.
    func wait() -> Int32 {
        end.wait()
        end.signal()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }
}

/// Runs something that mostly waits on a thread of its own, because tests share one thread per core.
func waiting<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result(catching: body)) }
    }
}
