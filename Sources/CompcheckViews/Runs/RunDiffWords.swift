internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

// What is told of a difference between runs, in words that are safe to print.

extension UseTurn {
    /// What uses that fare so are headed with.
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
    /// What findings that changed so are headed with.
    var title: String {
        switch self {
        case .opened: "OPENED"
        case .closed: "CLOSED"
        case .changed: "CHANGED"
        }
    }
}

extension EffectiveStanding {
    /// What the rule is to the run.
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
    /// What it is by which findings changed.
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
    /// By what findings of so many uses changed, and from what to what.
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
