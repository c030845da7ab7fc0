package import CompcheckModel

extension Baseline {
    /// Which findings count against this baseline, as a clause without a full stop; safe to print.
    package var displayText: String {
        switch self {
        case .run, .file: "only what is new \(since) counts"
        case .nothing: "every finding is new: no run of this inventory with the same assumptions came before"
        }
    }

    /// When new findings are counted from, such as `since run 41`; safe to print.
    package var since: String {
        switch self {
        case .run(let number): "since run \(number)"
        case .file(let name): "since \(SafeText.of(name, limit: 80))"
        case .nothing: "there is no earlier run"
        }
    }
}

extension AuditSummary {
    /// Returns which findings count and how many uses have new ones; nil without a baseline.
    package func news(_ baseline: Baseline?) -> String? {
        guard let baseline, baseline != .nothing else { return baseline?.displayText }
        let news = "\(counted(newUses, "use")) \(newUses == 1 ? "has" : "have") something new"
        return "\(baseline.displayText); \(newUses == 0 ? "nothing is new" : news)"
    }
}

extension Use {
    /// The rules of the new findings, without notes, which reports print separately; nil without a baseline.
    package var newBindingRules: [RuleID]? {
        guard let new, !new.isEmpty else { return new }
        return answer.findings.filter { $0.binds && new.contains($0.rule.id) }.map(\.rule.id)
    }
}

extension OutputBuffer {
    /// Appends `"new":[…],`, or nothing without a baseline.
    package mutating func append(new rules: [RuleID]?) {
        guard let rules else { return }
        var json = JSONWriter()
        json.field("new", rules.map(\.text))
        append(json.output.bytes)
        append(",")
    }
}
