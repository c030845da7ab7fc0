package import CompcheckModel

// The words for a recorded run, safe to print.

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

    /// Returns why the run failed, as at most `most` lines and the number of the rest; nil if it did not fail.
    package func reasons(_ most: Int) -> [String]? {
        guard let all = failure?.split(separator: "\n") else { return nil }
        let rest = all.count - most
        return all.prefix(most).map { SafeText.of(String($0), limit: 240) }
            + (rest > 0 ? ["… and \(counted(rest, "more line"))"] : [])
    }

    /// The number of uses with each verdict, the strongest first: `3 prohibited · 1 restricted`; empty if there are
    /// none.
    package var verdictSpans: [Span] {
        let counts = Verdict.allCases.reversed().compactMap { verdict -> [Span]? in
            guard let count = verdicts[verdict], count > 0 else { return nil }
            return [Span("\(grouped(count))\u{A0}\(verdict.rawValue)", .verdict(verdict))]
        }
        return [Span](counts, separatedBy: .dot)
    }

    /// Returns the verdicts whose number differs from another run's, with the difference.
    package func moreVerdicts(than other: RunRecord) -> [(verdict: Verdict, more: Int)] {
        Verdict.allCases.reversed().compactMap { verdict in
            let more = (verdicts[verdict] ?? 0) - (other.verdicts[verdict] ?? 0)
            return more == 0 ? nil : (verdict, more)
        }
    }

    /// The duration, such as `0.042 s`; nil if the end is not known.
    package var duration: String? { finishedAt.map { startedAt.duration(until: $0) } }
}

extension Instant {
    /// The time in UTC to the second, for people: `2026-11-28 02:04:11`.
    package var displayText: String { String(description.prefix(19)).replacing("T", with: " ") }

    /// Returns the time until another instant: `0.042 s`; a negative time counts as 0.
    package func duration(until end: Instant) -> String {
        let milliseconds = max(0, end.milliseconds - self.milliseconds)
        let rest = String(milliseconds % 1000)
        return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest) s"
    }
}
