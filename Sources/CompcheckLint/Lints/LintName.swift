/// The kinds of lints; the raw value is the name that a rule file uses to silence it.
package enum LintName: String, CaseIterable, Sendable {
    case conflict
    case unsettled
    case neverMatches = "never-matches"
    case swallowedClause = "swallowed-clause"
    case overrideNeverMeets = "override-never-meets"
    case narrowerOverride = "narrower-override"
    case listedExclusion = "listed-exclusion"
    case noReference = "no-reference"
    case staleReference = "stale-reference"
    case staleBill = "stale-bill"
    case unknownStart = "unknown-start"
    case observedAfterPending = "observed-after-pending"
    case staleList = "stale-list"
    case unreachedOffering = "unreached-offering"
    case oneRouteException = "one-route-exception"
    case contestedWithoutSources = "contested-without-sources"
    case claimedTwice = "claimed-twice"
    case unused
    case shrunk
    case unknownLint = "unknown-lint"
    case idleSilence = "idle-silence"

    /// Its meaning in one line.
    package var summary: String {
        switch self {
        case .conflict:
            "one authority permits and prohibits or restricts the same use, and neither rule overrides the other"
        case .unsettled: "the search gave up: whether two rules conflict is unknown"
        case .neverMatches: "no use can meet the rule's conditions on any day of its life"
        case .swallowedClause: "a condition, alternative or `unless` that another one makes redundant"
        case .overrideNeverMeets: "a rule overrides another, but no use on any day meets both"
        case .narrowerOverride:
            "a rule overrides another only for some developers, models, data, modalities, hosting or customers"
        case .listedExclusion:
            "an exclusion by list covers a whole country although a part of it is treated separately"
        case .noReference: "a rule cites no source"
        case .staleReference: "a reference was not opened in the last 12 months"
        case .staleBill: "a pending rule without an event in the last 18 months"
        case .unknownStart: "a rule was first seen in force, and no day is known before which it was not"
        case .observedAfterPending: "a pending rule was seen in force, and no event says since when"
        case .staleList: "a list of allowed places whose newest copy is older than 12 months"
        case .unreachedOffering: "a vendor's rule on territories reaches some of its offerings, but not all"
        case .oneRouteException: "an exception holds on one route only, while other routes sell the same"
        case .contestedWithoutSources: "a contested rule names fewer than two sources"
        case .claimedTwice: "a region, host, group, model or vendor that two catalogue entries claim"
        case .unused: "a catalogue entry that nothing names"
        case .shrunk: "there are fewer rules or entries than the committed guards allow"
        case .unknownLint: "a rule silences a lint that does not exist"
        case .idleSilence: "a rule silences a lint that is not reported for it"
        }
    }
}
