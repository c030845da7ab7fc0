internal import CompcheckModel

/// An act that writes history: the subject of a ledger entry.
enum LedgerEvent: Hashable {
    /// The migration with this name was applied.
    case migration(String)
    /// A pack was imported at this instant.
    case `import`(String)
    /// A run began.
    case runBegan(RunID)
    /// A run finished, failed or was found interrupted.
    case runEnded(RunID)
    /// A waiver was recorded.
    case waiver(Int64)
    /// A waiver was revoked.
    case waiverRevoked(Int64)
    /// Old runs were pruned.
    case prune(Int64)

    /// Its value in the ledger's column `act`.
    var kind: String {
        switch self {
        case .migration: "migration"
        case .import: "import"
        case .runBegan: "run-began"
        case .runEnded: "run-ended"
        case .waiver: "waiver"
        case .waiverRevoked: "waiver-revoked"
        case .prune: "prune"
        }
    }

    /// Its value in the ledger's column `subject`, and the argument of `LedgerPart.rows`.
    var subject: String {
        switch self {
        case .migration(let name): name
        case .import(let instant): instant
        case .runBegan(let run), .runEnded(let run): run.description
        case .waiver(let number), .waiverRevoked(let number), .prune(let number): "\(number)"
        }
    }

    /// Reads the act of an entry; nil if the kind is unknown or the subject does not fit it.
    init?(kind: String, subject: String) {
        switch (kind, Int64(subject)) {
        case ("migration", _): self = .migration(subject)
        case ("import", _): self = .import(subject)
        case ("run-began", let run?): self = .runBegan(RunID(number: run))
        case ("run-ended", let run?): self = .runEnded(RunID(number: run))
        case ("waiver", let number?): self = .waiver(number)
        case ("waiver-revoked", let number?): self = .waiverRevoked(number)
        case ("prune", let number?): self = .prune(number)
        default: return nil
        }
    }

    /// The run whose findings it covers; nil if it covers none.
    var endedRun: RunID? { if case .runEnded(let run) = self { run } else { nil } }
}

extension LedgerEvent: CustomStringConvertible {
    /// The act in words.
    var description: String {
        switch self {
        case .migration(let name): "migration \(name)"
        case .import(let instant): "the import of \(instant)"
        case .runBegan(let run): "the beginning of run \(run)"
        case .runEnded(let run): "the end of run \(run)"
        case .waiver(let number): "waiver \(number)"
        case .waiverRevoked(let number): "the revocation of waiver \(number)"
        case .prune(let number): "pruning \(number)"
        }
    }
}
