internal import ArgumentParser
internal import CompcheckApp

/// A baseline on the command line: a recorded run, or else a report in a file.
enum BaselineName: ExpressibleByArgument, Equatable {
    case run(RunName)
    case report(String)

    init?(argument: String) {
        if argument.isEmpty { return nil }
        self = RunName(argument: argument).map { .run($0) } ?? .report(argument)
    }

    /// The file, if it is one.
    var file: String? { if case .report(let file) = self { file } else { nil } }

    /// The baseline, as a request.
    var request: GateRequest.Baseline {
        switch self {
        case .report(let file): .report(file)
        case .run(.number(let number)): .run(number)
        case .run(.latest): .latest
        case .run(.previous): .previous
        }
    }
}
