internal import ArgumentParser

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
}
