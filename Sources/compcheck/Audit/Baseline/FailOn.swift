internal import ArgumentParser
internal import CompcheckModel

/// The argument of `--fail-on`: a verdict, or `new`.
enum FailOn: ExpressibleByArgument, Equatable {
    case verdict(Verdict)
    /// Only new findings count, at or above the default verdict.
    case new

    init?(argument: String) {
        if argument == "new" {
            self = .new
        } else if let verdict = Verdict(rawValue: argument) {
            self = .verdict(verdict)
        } else {
            return nil
        }
    }

    /// The verdict; nil: the default.
    var verdict: Verdict? { if case .verdict(let verdict) = self { verdict } else { nil } }

    static var allValueStrings: [String] { Verdict.allCases.map(\.rawValue) + ["new"] }
}
