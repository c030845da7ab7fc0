internal import CompcheckChecker
internal import CompcheckModel

/// Why what was asked for cannot be done as it was asked: the asker's business, and nobody else's.
package struct UsageFault: Error, CustomStringConvertible {
    /// What helps; the front door knows by which option.
    package enum Remedy: Sendable {
        case assumeRule
        case leaveRuleOut
    }

    /// The message for the user: what is wrong and what to do.
    package let description: String
    /// What helps, as the end of the message.
    package let remedy: Remedy?

    /// A fault.
    package init(_ description: String, remedy: Remedy? = nil) {
        self.description = description
        self.remedy = remedy
    }

    /// The fault in an error, where it is one.
    package init?(_ error: any Error) {
        switch error {
        case let fault as UsageFault: self = fault
        case let error as UnknownRule:
            self.init("unknown rule `\(error.id)`" + didYouMean(error.suggestion))
        default: return nil
        }
    }
}

/// What went wrong, in lines.
package enum ErrorLines {
    /// Each problem of an error in a line of its own.
    package static func of(_ error: any Error) -> [String] {
        if let fault = UsageFault(error) { return [fault.description] }
        guard let error = error as? BadInput else { return ["\(error)"] }
        return error.problems.map(\.description) + (error.more > 0 ? ["… and \(error.more) more problems"] : [])
    }
}
