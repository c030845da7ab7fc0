package import CompcheckModel
package import CompcheckReport

/// The header of explanations of the uses of one service.
package struct ExplanationHeader: Sendable {
    /// The audit, with the question, the rules and the inventory; its `failOn` has no effect here.
    package let audit: Audit
    /// SHA-256 of the inventory's bytes, in hexadecimal.
    package let inventoryDigest: String?
    /// The service.
    package let service: Service

    /// A header.
    package init(_ audit: Audit, inventoryDigest: String?, service: Service) {
        self.audit = audit
        self.inventoryDigest = inventoryDigest
        self.service = service
    }
}

/// Renders explanations, one use at a time as they arrive.
package protocol ExplanationReporter {
    /// Writes the part before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Writes the explanation of one use.
    mutating func report(_ explanation: Explanation, into output: inout OutputBuffer)
    /// Writes the part after the last use.
    mutating func finish(into output: inout OutputBuffer)
}

extension PlainFormat {
    /// Makes a reporter of explanations; `options.width` limits the text, and `options.top` the near misses in it.
    package func explanationReporter(for header: ExplanationHeader, options: ReportOptions) -> any ExplanationReporter {
        switch self {
        case .text: ExplanationText(header, options)
        case .json: ExplanationJSON(header)
        }
    }
}
