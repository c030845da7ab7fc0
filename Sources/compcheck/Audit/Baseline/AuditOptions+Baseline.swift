internal import ArgumentParser
internal import CompcheckModel

extension AuditOptions {
    /// Checks that a baseline can be read, and that a new finding can fail the audit.
    func validateBaseline() throws {
        if baseline?.file == "-" {
            throw ValidationError("--baseline takes no standard input: name a file, or a recorded run")
        }
        if !rulebook.rules.isEmpty, case .run = baseline {
            throw ValidationError(
                "--baseline of a run asks the database, and --rules uses none: name a report in a file"
            )
        }
        if !rulebook.rules.isEmpty, failOn == .new, baseline == nil {
            throw ValidationError(
                "--fail-on new asks the database for the run before, and --rules uses none: name a report with --baseline"
            )
        }
        if baseline != nil, let verdict = failOn?.verdict, verdict <= .permitted {
            throw ValidationError(
                "with --baseline only new findings count, and none makes a use \(verdict): --fail-on takes `undetermined`, "
                    + "`restricted` or `prohibited` there"
            )
        }
    }
}
