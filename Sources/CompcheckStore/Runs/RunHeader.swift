package import CompcheckModel

/// The number of a run, in the order of their beginnings.
package struct RunID: Hashable, Sendable, CustomStringConvertible {
    /// The number, from 1.
    package let number: Int64
    /// The number in digits.
    package var description: String { "\(number)" }

    /// The run with this number, whether or not there is one.
    package init(number: Int64) { self.number = number }
}

/// What is known of a run before it begins: the question that it answers.
package struct RunHeader: Hashable, Sendable {
    /// The present.
    package var startedAt: Instant
    /// The version of the program.
    package var toolVersion: String
    /// The day on which it runs.
    package var today: Day
    /// What is asked of the rules.
    package var question: Question
    /// `Rulebook.digest`.
    package var rulebookDigest: String
    /// `Rulebook.origin`.
    package var rulebookOrigin: String
    /// The instant whose knowledge was asked for; nil: all that was known.
    package var knownAt: Instant?
    /// The inventory's name, the file as the user named it: runs of one name are compared with each other.
    package var inventory: String
    /// Verdicts at or above this fail the audit.
    package var failOn: Verdict
    /// Whether doubt may pass.
    package var certainOnly: Bool
    /// The waivers that hold on the day in question.
    package var waivers: [Waiver]
    /// Who runs it, in their own words; nil where nobody says.
    package var ranBy: String?
    /// What its findings are held against; nil: nothing.
    package var baseline: Baseline?
}

extension RunHeader {
    /// The header of an audit that begins now.
    package init(_ audit: Audit, startedAt instant: Instant) {
        self.init(
            startedAt: instant,
            toolVersion: audit.toolVersion,
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

    /// The audit that this is the header of, with its rules at hand.
    func audit(_ rulebook: Rulebook) -> Audit {
        Audit(
            toolVersion: toolVersion,
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

/// How many uses of a run got which verdict.
package struct RunCounts: Hashable, Sendable {
    /// Services, each counted once.
    package internal(set) var services = 0
    /// Uses by verdict; a verdict that no use got is 0.
    package internal(set) var uses: [Verdict: Int] = [:]

    /// A count of nothing yet.
    package init() {}
}
