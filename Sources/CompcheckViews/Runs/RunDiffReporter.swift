package import CompcheckComparison
internal import CompcheckModel
package import CompcheckReport

/// Tells what changed from one run to another, use by use, as they come.
package protocol RunDiffReporter {
    /// Whether nothing has changed, in the uses taken in so far.
    var isEmpty: Bool { get }
    /// Writes what stands before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Takes in a use of either run; nothing is told of one that did not change.
    mutating func report(_ use: ComparedUse, into output: inout OutputBuffer)
    /// Writes what stands after the last use.
    mutating func finish(into output: inout OutputBuffer)
}

extension PlainFormat {
    /// A reporter of what changed between two runs; `options` say how wide a text may be and whether it may have colours.
    package func runDiffReporter(for pair: RunPair, options: ReportOptions) -> any RunDiffReporter {
        switch self {
        case .text: RunDiffTextReporter(pair, options)
        case .json: RunDiffJSON(pair)
        }
    }
}
