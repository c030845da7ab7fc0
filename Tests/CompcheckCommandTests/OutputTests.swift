import Foundation
import Testing

/// Reports in files, and paths that cannot be written.
@Suite struct OutputTests {
    private static let question = ["audit", Package.example, "--as-of", "2024-07-08", "--rules", "rules"]
    private static let formats = ["text", "json", "ndjson", "csv", "junit", "markdown"]

    @Test(arguments: formats)
    func aFileHoldsWhatStandardOutputWould(format: String) throws {
        let home = try Home()
        let question = OutputTests.question + ["--format", format]
        let outcome = try home.run(question + ["--output", home.path("report")])
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasSuffix("7 uses of 5 services, 3 failing the audit\n"))
        #expect(try home.bytes("report") == Data(home.run(question).output.utf8))
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["report"])
    }

    @Test func quietSaysNothing() throws {
        let home = try Home()
        let outcome = try home.run(OutputTests.question + ["--quiet", "--output", home.path("report")])
        #expect(outcome == Outcome(status: 1, output: "", errors: ""))
    }

    @Test(arguments: formats)
    func badInputLeavesAnExistingFileUntouched(format: String) throws {
        let home = try Home()
        // Long enough that its report is written in parts.
        let file = try home.write(Inventory.lines(0..<3000) + "{\"id\": 7}\n", to: "inventory.ndjson")
        let report = try home.write("of yesterday\n", to: "report")
        let outcome = try home.audit(file, "--rules", "builtin", "--format", format, "--output", report)
        #expect(outcome.status == 2)
        #expect(try home.bytes("report") == Data("of yesterday\n".utf8))
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["inventory.ndjson", "report"])
    }

    @Test func anExistingFileIsReplacedAndALinkStaysALink() throws {
        let home = try Home()
        try home.write("of yesterday\n", to: "report")
        try FileManager.default.createSymbolicLink(
            atPath: home.path("latest"),
            withDestinationPath: home.path("report"),
        )
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home.path("report"))
        #expect(try home.run(OutputTests.question + ["--output", home.path("latest")]).status == 1)
        #expect(try home.bytes("report").starts(with: Data("compcheck".utf8)))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: home.path("latest")) == home.path("report"))
        let mode = try FileManager.default.attributesOfItem(atPath: home.path("report"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test(arguments: [("no-such-folder/report", "no such file or directory"), ("", "is a folder")])
    func aPlaceThatTakesNoFile(name: String, words: String) throws {
        let home = try Home()
        let place = name.isEmpty ? home.folder.path : home.path(name)
        let outcome = try home.run(OutputTests.question + ["--output", place])
        #expect(outcome == Outcome(status: 2, output: "", errors: "\(place): cannot be written: \(words)\n"))
    }

    /// Also through a link.
    @Test(arguments: ["inventory.json", "latest.json", "data/compcheck/compcheck.sqlite"])
    func theReportNeverTakesThePlaceOfWhatTheAuditReads(name: String) throws {
        let home = try Home()
        let file = try home.write(Package.text(Package.example), to: "inventory.json")
        try FileManager.default.createSymbolicLink(atPath: home.path("latest.json"), withDestinationPath: file)
        #expect(try home.audit(file, "--no-record").status == 1)
        let before = try home.bytes(name)
        let outcome = try home.audit(file, "--no-record", "--output", home.path(name))
        let words = "\(home.path(name)): cannot be written: this audit reads it: name another file\n"
        #expect(outcome == Outcome(status: 2, output: "", errors: words))
        #expect(try home.bytes(name) == before)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "/dev/full is needed"))
    func aFullDisk() throws {
        let home = try Home()
        let file = try home.run(OutputTests.question + ["--output", "/dev/full"])
        #expect(file.status == 2)
        #expect(file.errors.contains("cannot be written: no space left on device"))
        let child = Child(home, OutputTests.question)
        child.process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
        try child.start()
        #expect(child.wait() == 2)
    }

    /// A closed pipe, also with inventories so long that they are still being read when the pipe closes.
    @Test(arguments: formats, [10, 20_000])
    func aPipeThatNobodyReads(format: String, services: Int) throws {
        let home = try Home()
        let file = try home.write(Inventory.lines(0..<services), to: "inventory.ndjson")
        let child = Child(home, ["audit", file, "--format", format])
        let (output, errors) = (Pipe(), Pipe())
        child.process.standardOutput = output
        child.process.standardError = errors
        try output.fileHandleForReading.close()
        try child.start()
        let words = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        #expect(child.wait() == 2)
        #expect(words == "standard output: cannot be written: broken pipe\n")
        if Database.isThere {
            #expect(try Database(path: home.database).ask("SELECT status, exit_code FROM audit_run") == ["failed|2"])
        }
    }
}
