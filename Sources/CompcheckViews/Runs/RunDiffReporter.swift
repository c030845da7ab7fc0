package import CompcheckComparison
internal import CompcheckModel
package import CompcheckReport

/// Renders the changes from one run to another, one use at a time as they arrive.
package protocol RunDiffReporter {
    /// Whether nothing has changed in the uses so far.
    var isEmpty: Bool { get }
    /// Writes the part before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Adds a use of either run; the output has nothing about a use that did not change.
    mutating func report(_ use: ComparedUse, into output: inout OutputBuffer)
    /// Writes the part after the last use.
    mutating func finish(into output: inout OutputBuffer)
}

extension PlainFormat {
    /// Makes a reporter of the changes between two runs; `options` set the width and the colour of text.
    package func runDiffReporter(for pair: RunPair, options: ReportOptions) -> any RunDiffReporter {
        switch self {
        case .text: RunDiffTextReporter(pair, options)
        case .json: RunDiffJSON(pair)
        }
    }
}
