package import CompcheckModel

/// The number of a run; runs are numbered in the order in which they begin.
package struct RunID: Hashable, Sendable, CustomStringConvertible {
    /// The number, from 1.
    package let number: Int64
    /// The number in digits.
    package var description: String { "\(number)" }

    /// Creates a run number; the run need not exist.
    package init(number: Int64) { self.number = number }
}

/// What is known of a run before it begins, such as its question, rulebook and inventory.
package struct RunHeader: Hashable, Sendable {
    /// The present.
    package var startedAt: Instant
    /// The version of the program.
    package var toolVersion: String
    /// The version of the language by which it evaluates.
    package var language: Language
    /// The day on which it runs.
    package var today: Day
    /// The question put to the rules.
    package var question: Question
    /// `Rulebook.digest`.
    package var rulebookDigest: String
    /// `Rulebook.origin`.
    package var rulebookOrigin: String
    /// The instant by which the rules had to be recorded; nil if everything recorded counted.
    package var knownAt: Instant?
    /// The inventory's name, the file as the user named it: runs of one name are compared with each other.
    package var inventory: String
    /// Verdicts at or above this fail the audit.
    package var failOn: Verdict
    /// Whether doubt passes.
    package var certainOnly: Bool
    /// The waivers that hold on the day in question.
    package var waivers: [Waiver]
    /// Who runs it, as free text; nil if not stated.
    package var ranBy: String?
    /// What its findings are compared with; nil: nothing.
    package var baseline: Baseline?
}

extension RunHeader {
    /// Creates the header of an audit that begins now.
    package init(_ audit: Audit, startedAt instant: Instant) {
        self.init(
            startedAt: instant,
            toolVersion: audit.toolVersion,
            language: audit.language,
            today: audit.today,
            question: audit.question,
            rulebookDigest: audit.rulebook.digest,
            rulebookOrigin: audit.rulebook.origin,
            knownAt: audit.knownAt,
            inventory: audit.inventory,
            failOn: audit.failOn,
            certainOnly: audit.certainOnly,
            waivers: audit.waivers.all,
            ranBy: audit.ranBy,
            baseline: audit.baseline,
        )
    }

    /// Returns the audit of this header, with its rulebook.
    func audit(_ rulebook: Rulebook) -> Audit {
        Audit(
            toolVersion: toolVersion,
            language: language,
            today: today,
            question: question,
            rulebook: rulebook,
            knownAt: knownAt,
            inventory: inventory,
            failOn: failOn,
            certainOnly: certainOnly,
            waivers: Waivers(waivers),
            ranBy: ranBy,
            baseline: baseline,
        )
    }
}

/// The numbers of a run's services, and of its uses by verdict.
package struct RunCounts: Hashable, Sendable {
    /// Services, each counted once.
    package internal(set) var services = 0
    /// Uses by verdict; a verdict that no use got has no entry.
    package internal(set) var uses: [Verdict: Int] = [:]

    /// Creates empty counts.
    package init() {}
}
