internal import CompcheckModel

/// Passes messages to a program on its standard input; a message has arrived if the program exits with 0.
struct CommandDeliverer: Deliverer {
    // A program that fails now will hardly succeed within seconds.
    let mostAttempts = 1
    let program: String
    let arguments: [String]
    /// Where it starts; nil: in the folder of this process.
    let folder: String?

    func send(_ message: AlertMessage, by deadline: ContinuousClock.Instant) async -> Reply {
        let child: ChildProcess
        do {
            child = try ChildProcess(program, arguments, input: message.payload, folder: folder)
        } catch {
            return Reply(outcome: .failed, answer: "`\(program)` cannot be run: \(error)")
        }
        let (end, output) = await child.end(by: deadline)
        let words = output.isEmpty ? "" : ": \(output)"
        switch end {
        case .exit(0): return Reply(outcome: .arrived, answer: "exit code 0")
        case .exit(let code): return Reply(outcome: .failed, answer: "exit code \(code)\(words)")
        case .signal(let number): return Reply(outcome: .failed, answer: "ended by signal \(number)\(words)")
        case .killed: return Reply(outcome: .timedOut, answer: "it did not end in time and was killed\(words)")
        }
    }
}
