package import CompcheckModel
package import CompcheckReport

/// Tells alternatives use by use, as they come.
package protocol AlternativesReporter {
    /// Writes what stands before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Writes the alternatives to one use, best first; nil: it is not known what the use must be able to do.
    mutating func report(_ use: Use, _ alternatives: [Alternative]?, into output: inout OutputBuffer)
    /// Writes what stands after the last use.
    mutating func finish(into output: inout OutputBuffer)
}

extension PlainFormat {
    /// A reporter of alternatives.
    ///
    /// - Parameters:
    ///   - setting: what the answers rest on.
    ///   - inventory: the inventory as the user named it.
    ///   - options: how wide a text may be, whether it may have colours, and how many alternatives it tells of each use.
    /// - Returns: the reporter.
    package func alternativesReporter(
        for setting: Setting,
        inventory: String,
        options: ReportOptions,
    ) -> any AlternativesReporter {
        switch self {
        case .text: AlternativesText(setting, inventory, options)
        case .json: AlternativesJSON(setting, inventory)
        }
    }
}
