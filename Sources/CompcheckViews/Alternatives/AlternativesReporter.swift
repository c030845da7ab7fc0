package import CompcheckModel
package import CompcheckReport

/// Renders alternatives, one use at a time as they arrive.
package protocol AlternativesReporter {
    /// Writes the part before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Writes the alternatives to a use, best first; nil means that the use's needs are not known.
    mutating func report(_ use: Use, _ alternatives: [Alternative]?, into output: inout OutputBuffer)
    /// Writes the part after the last use.
    mutating func finish(into output: inout OutputBuffer)
}

extension PlainFormat {
    /// Makes a reporter of alternatives.
    ///
    /// - Parameters:
    ///   - setting: what the answers rest on.
    ///   - inventory: the inventory as the user named it.
    ///   - options: the width and the colour of text, and the maximum number of alternatives to a use in it.
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
