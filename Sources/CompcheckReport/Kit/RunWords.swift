package import CompcheckModel

// What is told of a recorded run, in words that are safe to print.

extension RunRecord {
    /// How it ended.
    package var result: String {
        switch (status, exitCode) {
        case (.running, _): "has not ended"
        case (.interrupted, _): "was interrupted"
        case (.failed, _): "could not be done"
        case (.finished, 0): "no use fails it"
        case (.finished, 1): "a use fails it"
        case (.finished, let code): "exit code \(code ?? 0)"
        }
    }

    /// Why it could not be done, the first few reasons, each in a line of its own; nil where it could.
    package func reasons(_ most: Int) -> [String]? {
        guard let all = failure?.split(separator: "\n") else { return nil }
        let rest = all.count - most
        return all.prefix(most).map { SafeText.of(String($0), limit: 240) }
            + (rest > 0 ? ["… and \(counted(rest, "more line"))"] : [])
    }

    /// The verdicts of its uses, the strongest first: `3 prohibited · 1 restricted`; empty where there are none.
    package var verdictSpans: [Span] {
        let counts = Verdict.allCases.reversed().compactMap { verdict -> [Span]? in
            guard let count = verdicts[verdict], count > 0 else { return nil }
            return [Span("\(grouped(count))\u{A0}\(verdict.rawValue)", .verdict(verdict))]
        }
        return [Span](counts, separatedBy: .dot)
    }

    /// The verdicts whose number differs from another run's, and by how many.
    package func moreVerdicts(than other: RunRecord) -> [(verdict: Verdict, more: Int)] {
        Verdict.allCases.reversed().compactMap { verdict in
            let more = (verdicts[verdict] ?? 0) - (other.verdicts[verdict] ?? 0)
            return more == 0 ? nil : (verdict, more)
        }
    }

    /// For how long it ran: `0.042 s`; nil where nobody knows.
    package var duration: String? { finishedAt.map { startedAt.duration(until: $0) } }
}

extension Instant {
    /// The second it falls in, as people write it: `2026-11-28 02:04:11`.
    package var words: String { String(description.prefix(19)).replacing("T", with: " ") }

    /// How long it is until another instant: `0.042 s`.
    package func duration(until end: Instant) -> String {
        let milliseconds = max(0, end.milliseconds - self.milliseconds)
        let rest = String(milliseconds % 1000)
        return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest) s"
    }
}
