package import CompcheckModel
package import CompcheckReport

/// What explanations are of: the uses of one service.
package struct ExplanationHeader: Sendable {
    /// What is asked of which rules and which inventory; nothing fails it.
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

/// Tells explanations use by use, as they come.
package protocol ExplanationReporter {
    /// Writes what stands before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Writes the explanation of one use.
    mutating func report(_ explanation: Explanation, into output: inout OutputBuffer)
    /// Writes what stands after the last use.
    mutating func finish(into output: inout OutputBuffer)
}

extension PlainFormat {
    /// A reporter of explanations; `options` say how wide a text may be, and `top` how many near misses it tells.
    package func explanationReporter(for header: ExplanationHeader, options: ReportOptions) -> any ExplanationReporter {
        switch self {
        case .text: ExplanationText(header, options)
        case .json: ExplanationJSON(header)
        }
    }
}
