package import CompcheckModel

extension Baseline {
    /// What counts against it, in a sentence without its stop; safe to print.
    package var words: String {
        switch self {
        case .run, .file: "only what is new \(since) counts"
        case .nothing: "every finding is new: no run of this inventory with the same assumptions came before"
        }
    }

    /// Since when what is new is so: `since run 41`; safe to print.
    package var since: String {
        switch self {
        case .run(let number): "since run \(number)"
        case .file(let name): "since \(SafeText.of(name, limit: 80))"
        case .nothing: "there is no earlier run"
        }
    }
}

extension AuditSummary {
    /// What counts, and how much is new; nil where there is no baseline.
    package func news(_ baseline: Baseline?) -> String? {
        guard let baseline, baseline != .nothing else { return baseline?.words }
        let news = "\(counted(newUses, "use")) \(newUses == 1 ? "has" : "have") something new"
        return "\(baseline.words); \(newUses == 0 ? "nothing is new" : news)"
    }
}

extension Use {
    /// The rules among those whose findings are new that are more than notes, which are told elsewhere.
    package var newBonds: [RuleID]? {
        guard let new, !new.isEmpty else { return new }
        return answer.findings.filter { $0.binds && new.contains($0.rule.id) }.map(\.rule.id)
    }
}

extension OutputBuffer {
    /// Appends `"new":[…],` where there is a baseline.
    package mutating func append(new rules: [RuleID]?) {
        guard let rules else { return }
        var json = JSONWriter()
        json.field("new", rules.map(\.text))
        append(json.output.bytes)
        append(",")
    }
}
