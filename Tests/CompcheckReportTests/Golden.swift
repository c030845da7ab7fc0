import Foundation
import Testing

/// Compares a text with a golden file.
///
/// With `COMPCHECK_RECORD` set it writes the file and fails, so that the difference is reviewed.
func expectGolden(_ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appending(path: "Goldens").appending(path: name)
    if ProcessInfo.processInfo.environment["COMPCHECK_RECORD"] != nil {
        try Data(actual.utf8).write(to: file)
        Issue.record(
            "recorded \(name): look at it, then run again without COMPCHECK_RECORD",
            sourceLocation: sourceLocation,
        )
        return
    }
    let expected = (try? String(decoding: Data(contentsOf: file), as: UTF8.self)) ?? ""
    let advice = "\(name) differs: COMPCHECK_RECORD=1 swift test --filter CompcheckReportTests, then look at git diff"
    #expect(actual == expected, Comment(rawValue: advice), sourceLocation: sourceLocation)
}

private let folder = URL(filePath: #filePath).deletingLastPathComponent()

/// The published schemas.
let schemas = folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "schemas")
