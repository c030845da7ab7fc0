import Foundation
import Testing

/// The binary works without any other file (docs/design.md §5).
@Suite struct AloneTests {
    @Test func theBinaryAloneAudits() throws {
        let home = try Home()
        try home.write(Data(contentsOf: Package.binary), to: "empty/compcheck")
        try home.write(Package.text(Package.example), to: "empty/inventory.json")
        let binary = URL(filePath: home.path("empty/compcheck"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: binary.path)
        let arguments = ["audit", "inventory.json", "--as-of", "2024-07-09", "--format", "json", "--all-uses"]
        let outcome = try home.run(arguments, binary: binary, directory: home.folder.appending(path: "empty"))
        #expect(outcome.status == 1)
        let fromFolder = ["audit", Package.example] + arguments.dropFirst(2) + ["--rules", "rules"]
        #expect(try Report(outcome.output).uses == Report(home.run(fromFolder).output).uses)
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["data", "empty"])
    }
}

/// The conformance suite: cases by other authors, with the answers that they expect (docs/design.md §4).
@Suite struct ConformanceTests {
    /// The suite is beside the package, in a folder that several projects share; a plain clone does not have it.
    private static let suite = Package.root.deletingLastPathComponent()
        .appending(path: "shared").appending(path: "conformance-2").appending(path: "check.py")

    private static let isThere = FileManager.default.fileExists(atPath: suite.path)

    @Test(.enabled(if: isThere, "../shared/conformance-2 is needed"))
    func everyCaseIsAnsweredAsExpected() throws {
        let environment = ["HOME": ProcessInfo.processInfo.environment["HOME"] ?? "/"]
        let arguments = ["python3", ConformanceTests.suite.path, "--compcheck", Package.binary.path]
        let outcome = try Home().run(arguments, binary: URL(filePath: "/usr/bin/env"), environment: environment)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.hasSuffix(" passed, 0 failed\n"))
    }
}
