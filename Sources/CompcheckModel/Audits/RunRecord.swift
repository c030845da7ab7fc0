/// The database row of a recorded audit, whether or not it finished.
package struct RunRecord: Hashable, Sendable {
    /// The status of a run; the raw value is stored.
    package enum Status: String, CaseIterable, Sendable {
        case running
        case finished
        case failed
        case interrupted
    }

    /// Its number, from 1, in the order in which runs began.
    package var number: Int64
    /// Its status.
    package var status: Status
    /// When it began.
    package var startedAt: Instant
    /// When it ended; nil if it is still running, or the end is unknown.
    package var finishedAt: Instant?
    /// The version of the program.
    package var toolVersion: String
    /// The version of the language by which it was evaluated.
    package var language: Language
    /// The inventory's name, as the user gave it.
    package var inventory: String
    /// SHA-256 of the inventory's bytes; nil if it was not read to the end.
    package var inventoryDigest: String?
    /// The organisation that the inventory names; nil if it names none.
    package var organization: String?
    /// The question that it asked of the rules.
    package var question: Question
    /// The instant by which the rules had to be recorded; nil if everything recorded counted.
    package var knownAt: Instant?
    /// `Rulebook.digest`.
    package var rulebookDigest: String
    /// `Rulebook.origin`.
    package var rulebookOrigin: String
    /// Verdicts at or above this fail it; nil if an older compcheck did not record it, as with the next two.
    package var failOn: Verdict?
    /// Whether doubt passes.
    package var certainOnly: Bool?
    /// Who ran it, as they named themselves; nil also if they did not.
    package var ranBy: String?
    /// The baseline that its findings were compared with, so that only new ones counted; nil if all counted.
    package var baseline: Baseline?
    /// The exit code of its process.
    package var exitCode: Int?
    /// Why it failed.
    package var failure: String?
    /// Number of services; nil unless it finished.
    package var services: Int?
    /// Number of uses by verdict; empty unless it finished.
    package var verdicts: [Verdict: Int]
    /// The finished run of the same inventory before it, with the same assumptions and the same rules left out.
    package var previous: Int64?
    /// Whether a copy of its inventory was kept; nil if it did not finish or an older compcheck recorded it.
    package var keepsInventory: Bool?
    /// When its findings were deleted; nil if they are all kept.
    package var prunedAt: Instant?

    /// A record of these values.
    package init(
        number: Int64,
        status: Status,
        startedAt: Instant,
        finishedAt: Instant? = nil,
        toolVersion: String,
        language: Language = .current,
        inventory: String,
        inventoryDigest: String? = nil,
        organization: String? = nil,
        question: Question,
        knownAt: Instant? = nil,
        rulebookDigest: String,
        rulebookOrigin: String,
        failOn: Verdict? = nil,
        certainOnly: Bool? = nil,
        ranBy: String? = nil,
        baseline: Baseline? = nil,
        exitCode: Int? = nil,
        failure: String? = nil,
        services: Int? = nil,
        verdicts: [Verdict: Int] = [:],
        previous: Int64? = nil,
        keepsInventory: Bool? = nil,
        prunedAt: Instant? = nil,
    ) {
        self.number = number
        self.status = status
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.toolVersion = toolVersion
        self.language = language
        self.inventory = inventory
        self.inventoryDigest = inventoryDigest
        self.organization = organization
        self.question = question
        self.knownAt = knownAt
        self.rulebookDigest = rulebookDigest
        self.rulebookOrigin = rulebookOrigin
        self.failOn = failOn
        self.certainOnly = certainOnly
        self.ranBy = ranBy
        self.baseline = baseline
        self.exitCode = exitCode
        self.failure = failure
        self.services = services
        self.verdicts = verdicts
        self.previous = previous
        self.keepsInventory = keepsInventory
        self.prunedAt = prunedAt
    }

    /// Number of uses; nil unless it finished.
    package var uses: Int? { services == nil ? nil : verdicts.values.reduce(0, +) }
}
