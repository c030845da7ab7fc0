internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

// The words for a difference between runs, safe to print.

extension UseChange {
    /// The heading of the uses with this change.
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
    var displayText: String {
        switch self {
        case .missing: "not in the rules"
        case .leftOut: "left out"
        case .unheardOf: "not yet seen"
        case .assumed: "assumed to be in force"
        case .stands(let standing): standing.displayText
        }
    }
}

extension ChangeCause {
    /// The cause in words.
    var displayText: String {
        switch self {
        case .inventory: "the inventory"
        case .rule: "the rules"
        case .date: "the date"
        case .program: "another compcheck"
        }
    }
}

extension RunDiffGroups.ChangeKind {
    /// Describes the change and its causes, for a number of uses.
    func describe(_ uses: Int) -> String {
        let turned = zip(before?.facts ?? [], after?.facts ?? []).filter { $0 != $1 }.map { "\($0) → \($1)" }
        let cause =
            switch change {
            case .new: "in \(counted(uses, "new use"))"
            case .gone: "in \(counted(uses, "use that is gone", "uses that are gone"))"
            case .worse, .better, nil:
                "by " + listed(causes.map(\.displayText), "or") + (causes.count > 1 ? " (or together)" : "")
                    + ", \(counted(uses, "use"))"
            }
        return (turned + [cause]).joined(separator: ", ")
    }
}

extension RunDiffGroups.ChangeKind.Summary {
    fileprivate var facts: [String] { [effect.rawValue, severity.rawValue, standing.displayText, certainty.rawValue] }
}
