internal import CompcheckComparison
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckStore
internal import Foundation

/// The findings that do not fail an audit any more, and what they are of.
struct KnownBaseline {
    let baseline: Baseline
    let findings: KnownFindings

    /// Looks up what a request names; nil where every finding counts.
    /// - Throws: `BadInput` where a report cannot be read; `StoreError` where a run cannot be told again; `UsageFault`
    ///   where a run is asked for and there is no database.
    init?(
        _ request: AuditRequest,
        _ question: Question,
        in database: ReadOnlyDatabase?,
        _ environment: AppEnvironment,
    ) throws {
        guard let wanted = request.gate.baseline else { return nil }
        if case .report(let name) = wanted {
            let path = environment.path(of: name)
            guard FileManager.default.fileExists(atPath: path) else {
                let what = "no such file, and not a recorded run: name a run by number, `latest` or `previous`"
                throw BadInput([Problem(file: name, what: what)])
            }
            baseline = .file(name)
            findings = try BadInput.named(name) {
                try KnownFindings { take in try BaselineReader.read(path, take) }
            }
            return
        }
        guard let database else { throw UsageFault("a recorded run is requested, but there is no database") }
        guard let choice = try wanted.choice(of: request.inventory, question, in: database) else {
            (baseline, findings) = (.nothing, KnownFindings())
            return
        }
        let run = try database.recordedRun(choice)
        baseline = .run(run.id.number)
        findings = try KnownFindings { take in
            try run.uses.handOut { KnownFinding.all(of: $0).forEach(take) }
        }
    }
}

extension GateRequest.Baseline {
    /// The file, if it is one.
    var file: String? { if case .report(let file) = self { file } else { nil } }

    /// The run that is meant; nil: there is none yet, or a file is meant.
    fileprivate func choice(
        of inventory: String,
        _ question: Question,
        in database: ReadOnlyDatabase,
    ) throws -> RunChoice? {
        switch self {
        case .run(let number): .number(RunID(number: number))
        case .latest: .latest(inventory: inventory)
        case .previous: .previous(inventory: inventory)
        case .runBefore: try database.previousRun(of: inventory, asking: question).map { .number($0) }
        case .report: nil
        }
    }
}
