internal import ArgumentParser

/// A command whose errors become words on standard error and an exit code.
protocol Command: ParsableCommand {
    /// Does what the command is for.
    /// - Throws: Any error; `Failure` gives it its words and its exit code.
    func execute() throws
}

extension Command {
    func run() throws {
        do {
            try execute()
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
