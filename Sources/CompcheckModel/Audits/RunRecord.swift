/// A recorded audit as its own row tells it, whatever became of it.
package struct RunRecord: Hashable, Sendable {
    /// What became of a run; the raw value is stored.
    package enum Status: String, CaseIterable, Sendable {
        case running
        case finished
        case failed
        case interrupted
    }

    /// Its number, from 1, in the order of their beginnings.
    package var number: Int64
    /// What became of it.
    package var status: Status
    /// When it began.
    package var startedAt: Instant
    /// When it ended; nil where it goes on, or nobody knows.
    package var finishedAt: Instant?
    /// The version of the program.
    package var toolVersion: String
    /// The inventory's name, as the user gave it.
    package var inventory: String
    /// SHA-256 of the inventory's bytes; nil where it was not read to its end.
    package var inventoryDigest: String?
    /// Whose inventory it is; nil where it does not say.
    package var organization: String?
    /// What was asked of the rules.
    package var question: Question
    /// The instant whose knowledge was asked for; nil: all that was known.
    package var knownAt: Instant?
    /// `Rulebook.digest`.
    package var rulebookDigest: String
    /// `Rulebook.origin`.
    package var rulebookOrigin: String
    /// Verdicts at or above this fail it; nil where an older compcheck did not keep it, as with the next two.
    package var failOn: Verdict?
    /// Whether doubt may pass.
    package var certainOnly: Bool?
    /// Who ran it, in their own words; nil also where nobody said.
    package var ranBy: String?
    /// What its findings were held against, so that only new ones counted; nil: all counted.
    package var baseline: Baseline?
    /// How it ended, as a process.
    package var exitCode: Int?
    /// Why it could not be done.
    package var failure: String?
    /// How many services there were; nil where it is not finished.
    package var services: Int?
    /// How many uses got which verdict; empty where it is not finished.
    package var verdicts: [Verdict: Int]
    /// The finished run before it of the same inventory, with the same assumptions and the same rules left out.
    package var previous: Int64?
    /// Whether a copy of its inventory was kept; nil where it is not finished or an older compcheck recorded it.
    package var keepsInventory: Bool?
    /// When what it found was let go of; nil: it is all there.
    package var prunedAt: Instant?

    /// A record of these values.
    package init(
        number: Int64,
        status: Status,
        startedAt: Instant,
        finishedAt: Instant? = nil,
        toolVersion: String,
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

    /// How many uses there were; nil where it is not finished.
    package var uses: Int? { services == nil ? nil : verdicts.values.reduce(0, +) }
}
