import Foundation
import Testing

/// Compares a text with a golden file.
///
/// With `COMPCHECK_RECORD` set it writes the file and fails, so that the difference is reviewed.
func expectGolden(_ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = "Tests/CompcheckCommandTests/Goldens/\(name)"
    if ProcessInfo.processInfo.environment["COMPCHECK_RECORD"] != nil {
        try Data(actual.utf8).write(to: Package.root.appending(path: path))
        Issue.record(
            "recorded \(name): look at it, then run again without COMPCHECK_RECORD",
            sourceLocation: sourceLocation,
        )
        return
    }
    let expected = (try? Package.text(path)) ?? ""
    let advice = "\(name) differs: COMPCHECK_RECORD=1 swift test --filter CompcheckCommandTests, then look at git diff"
    #expect(actual == expected, Comment(rawValue: advice), sourceLocation: sourceLocation)
}

extension String {
    /// The report without the parts that change from day to day.
    var withoutToday: String {
        replacing(/not today, \d{4}-\d\d-\d\d/, with: "not today, (today)")
            .replacing(/"today":"\d{4}-\d\d-\d\d"/, with: "\"today\":\"(today)\"")
    }
}
