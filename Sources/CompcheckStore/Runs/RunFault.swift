/// The reason why a recorded run cannot be read back.
package enum RunFault: Error, Hashable, Sendable {
    /// It is still running, or its process was killed and it is not marked as interrupted yet.
    case running
    /// Its process ended before the run did.
    case interrupted
    /// The audit failed.
    case failed(reason: String)
    /// It was recorded by an older compcheck, which kept less of a run.
    case tooOld
    /// No recorded state of the rules has the digest of its rulebook.
    case rulebookIsGone(digest: String)
    /// It was pruned.
    case pruned(at: String)
    /// Its inventory was not kept.
    case noSnapshot
    /// A part of it is missing or invalid in the database.
    case damaged(String)
}

extension RunFault: CustomStringConvertible {
    /// What is wrong, to stand behind the run's number.
    package var description: String {
        switch self {
        case .running: "has not ended: wait for it"
        case .interrupted: "was interrupted: it has no findings: audit again"
        case .failed(let reason): "failed: \(reason): it has no findings: audit again"
        case .tooOld:
            "was recorded by an older compcheck, which kept too little to render it: its findings are in "
                + "finding_history"
        case .rulebookIsGone(let digest):
            "its rulebook, digest \(digest.prefix(12)), is no longer in the database"
        case .pruned(let instant):
            "was pruned at \(instant): its row and its counts are kept, but its findings are gone"
        case .noSnapshot:
            "its inventory was not kept"
        case .damaged(let what):
            "is not as it was recorded: `\(what)`"
        }
    }
}
