package import CompcheckLint
package import CompcheckModel
internal import CompcheckReport

extension LintReport {
    /// Returns the report as text, each lint on a line, with a line of totals; safe to print.
    package func text(of rulebook: Rulebook, showsSilenced: Bool) -> String {
        var lines = lints.map(\.description)
        if showsSilenced { lines += silenced.map { "\($0.lint.description) (silenced: \($0.reason))" } }
        let found = lints.isEmpty ? "nothing to say" : counted(lints.count, "lint")
        let rest = silenced.isEmpty ? "" : ", \(silenced.count) silenced"
        lines.append("\(rulebook.origin): \(found)\(rest) (\(rulebook.rules.count) rules)")
        return lines.map { SafeText.of($0, limit: .max) + "\n" }.joined()
    }

    /// All lints with their meaning, one a line.
    package static var listOfNames: String {
        let width = LintName.allCases.map(\.rawValue.count).max() ?? 0
        return LintName.allCases.map { name in
            name.rawValue + String(repeating: " ", count: width - name.rawValue.count + 2) + name.summary + "\n"
        }.joined()
    }
}
