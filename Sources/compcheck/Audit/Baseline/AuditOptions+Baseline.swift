internal import ArgumentParser
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckStore
internal import Foundation

/// What is known already, and from where.
struct KnownBaseline {
    let baseline: Baseline
    let findings: KnownFindings
}

extension AuditOptions {
    /// Makes sure that a baseline can be had, and that something new may fail the audit.
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

    /// Looks up the findings that do not count any more.
    ///
    /// - Parameters:
    ///   - inventory: the inventory as the user names it.
    ///   - question: what is asked of the rules.
    ///   - database: where runs are; `validateBaseline` sees to it that there is one where a run is asked for.
    /// - Returns: the findings, and what they are of; nil where all count.
    /// - Throws: `BadInput` where a report cannot be read; `StoreError` where a run cannot be told again.
    func known(of inventory: String, _ question: Question, in database: ReadOnlyDatabase?) throws -> KnownBaseline? {
        switch baseline {
        case .report(let file):
            guard FileManager.default.fileExists(atPath: file) else {
                let what = "no such file, and no recorded run: name one by its number, `latest` or `previous`"
                throw BadInput([Problem(file: file, what: what)])
            }
            return KnownBaseline(baseline: .file(file), findings: try BaselineReader.read(file))
        case .run(let name):
            return try database.map { try known(RunInventoryOption.choice(name, of: inventory), in: $0) }
        case nil where failOn == .new:
            guard let database else { return nil }
            guard let run = try database.previousRun(of: inventory, asking: question) else {
                return KnownBaseline(baseline: .nothing, findings: KnownFindings())
            }
            return try known(.number(run), in: database)
        case nil: return nil
        }
    }

    private func known(_ choice: RunChoice, in database: ReadOnlyDatabase) throws -> KnownBaseline {
        let run = try database.recordedRun(choice, knowing: DatabaseLocation.migrations)
        let findings = try KnownFindings { take in
            try run.uses.handOut { KnownFindings.Known.all(of: $0).forEach(take) }
        }
        return KnownBaseline(baseline: .run(run.id.number), findings: findings)
    }
}
