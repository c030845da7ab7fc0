import CompcheckModel

/// The lints of a rulebook.
package struct LintReport: Sendable {
    /// A lint that a rule silences, with the reason.
    package struct Silenced: Sendable {
        /// The lint.
        package let lint: Lint
        /// The reason that the rule gives.
        package let reason: String
    }

    /// The lints to look at, by location, then by name.
    package let lints: [Lint]
    /// The silenced lints, in the same order.
    package let silenced: [Silenced]

    /// Returns the report without the lints of some names.
    package func without(_ names: Set<LintName>) -> LintReport {
        LintReport(
            lints: lints.filter { !names.contains($0.name) },
            silenced: silenced.filter { !names.contains($0.lint.name) },
        )
    }

    /// Returns the report without the lints in files of a folder.
    package func without(filesIn folder: String) -> LintReport {
        func isOutside(_ lint: Lint) -> Bool { lint.location?.file.hasPrefix(folder + "/") != true }
        return LintReport(lints: lints.filter(isOutside), silenced: silenced.filter { isOutside($0.lint) })
    }

    private init(lints: [Lint], silenced: [Silenced]) { (self.lints, self.silenced) = (lints, silenced) }

    /// Separates the lints that rules silence from the others, and adds lints about wrong or idle silencing.
    init(_ found: [Lint], _ subject: Subject) {
        var reasons: [RuleID: [LintName: String]] = [:]
        var reported: [Lint] = []
        let byRule = Dictionary(grouping: found.flatMap { lint in lint.rules.map { ($0, lint.name) } }) { $0.0 }
            .mapValues { Set($0.map(\.1)) }
        for rule in subject.rulebook.rules {
            for silenced in rule.silencedLints {
                guard let name = LintName(rawValue: silenced.name) else {
                    let names = LintName.allCases.map(\.rawValue)
                    let meant = suggestion(for: silenced.name, among: names)
                    let hint = meant.map { ": did you mean \(shown: $0)?" } ?? ""
                    let what = "silences \(shown: silenced.name), which is not a lint\(hint)"
                    reported.append(subject.lint(.unknownLint, what, rule, at: "lint"))
                    continue
                }
                reasons[rule.id, default: [:]][name] = silenced.reason
                if byRule[rule.id]?.contains(name) != true {
                    let what = "silences \(shown: name.rawValue), which is not reported here: remove it"
                    reported.append(subject.lint(.idleSilence, what, rule, at: "lint"))
                }
            }
        }
        var silenced: [Silenced] = []
        for lint in found {
            // If a lint concerns two rules, either may silence it.
            if let reason = lint.rules.lazy.compactMap({ reasons[$0]?[lint.name] }).first {
                silenced.append(Silenced(lint: lint, reason: reason))
            } else {
                reported.append(lint)
            }
        }
        lints = reported.sorted(by: LintReport.comesBefore)
        self.silenced = silenced.sorted { LintReport.comesBefore($0.lint, $1.lint) }
    }

    private static func comesBefore(_ one: Lint, _ other: Lint) -> Bool {
        func key(_ lint: Lint) -> (String, Int, String, String) {
            (lint.location?.file ?? "", lint.location?.line ?? 0, lint.name.rawValue, lint.what)
        }
        return key(one) < key(other)
    }
}
