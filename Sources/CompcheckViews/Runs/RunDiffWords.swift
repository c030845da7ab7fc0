internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

// The words for a difference between runs, safe to print.

extension UseTurn {
    /// The heading of the uses with this turn.
    var title: String {
        switch self {
        case .worse: "WORSE"
        case .better: "BETTER"
        case .new: "NEW USES"
        case .gone: "USES THAT ARE GONE"
        }
    }
}

extension FindingChange.Kind {
    /// The heading of the findings with this change.
    var title: String {
        switch self {
        case .opened: "OPENED"
        case .closed: "CLOSED"
        case .changed: "CHANGED"
        }
    }
}

extension EffectiveStanding {
    /// The rule's part in the run.
    var words: String {
        switch self {
        case .missing: "not in the rules"
        case .leftOut: "left out"
        case .unheardOf: "not yet seen"
        case .assumed: "assumed to be in force"
        case .stands(let standing): standing.words
        }
    }
}

extension ChangeCause {
    /// The cause in words.
    var words: String {
        switch self {
        case .inventory: "the inventory"
        case .rule: "the rules"
        case .date: "the date"
        case .program: "another compcheck"
        }
    }
}

extension RunDiffGroups.Manner {
    /// Describes the change and its causes, for a number of uses.
    func words(_ uses: Int) -> String {
        let turned = zip(before?.facts ?? [], after?.facts ?? []).filter { $0 != $1 }.map { "\($0) → \($1)" }
        let cause =
            switch turn {
            case .new: "in \(counted(uses, "new use"))"
            case .gone: "in \(counted(uses, "use that is gone", "uses that are gone"))"
            case .worse, .better, nil:
                "by " + listed(causes.map(\.words), "or") + (causes.count > 1 ? " (or together)" : "")
                    + ", \(counted(uses, "use"))"
            }
        return (turned + [cause]).joined(separator: ", ")
    }
}

extension RunDiffGroups.Manner.Told {
    fileprivate var facts: [String] { [effect.rawValue, severity.rawValue, standing.words, certainty.rawValue] }
}
