/// Why a recorded run cannot be told again.
package enum RunFault: Error, Hashable, Sendable {
    /// It goes on, or its process was killed and nobody has noticed yet.
    case running
    /// Its process ended before it did.
    case interrupted
    /// It could not be done.
    case failed(reason: String)
    /// It was recorded when less was kept of a run.
    case tooOld
    /// No state of the database's rules has the digest of its rulebook.
    case rulebookIsGone(digest: String)
    /// It was pruned.
    case pruned(at: String)
    /// The inventory that it was of was not kept.
    case noSnapshot
    /// Something of it is not what was recorded.
    case damaged(String)
}

extension RunFault: CustomStringConvertible {
    /// What is wrong, to stand behind the run's number.
    package var description: String {
        switch self {
        case .running: "has not ended: wait for it"
        case .interrupted: "was interrupted: it has no findings to tell: audit again"
        case .failed(let reason): "failed: \(reason): it has no findings to tell: audit again"
        case .tooOld:
            "was recorded by an older compcheck, which kept too little to tell it again: its findings are in "
                + "finding_history"
        case .rulebookIsGone(let digest):
            "its rulebook, digest \(digest.prefix(12)), is no longer in the database"
        case .pruned(let instant):
            "was pruned at \(instant): its row and its numbers are kept, and what it found is gone"
        case .noSnapshot:
            "its inventory was not kept"
        case .damaged(let what):
            "is not as it was recorded: `\(what)`"
        }
    }
}
