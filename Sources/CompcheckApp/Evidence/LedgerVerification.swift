internal import CompcheckKit
internal import CompcheckModel
package import CompcheckStore

/// The verification of a database: its ledger, what the ledger covers, and what is remembered of the built-in rules.
package enum LedgerVerification {
    /// Verifies a database, which it only reads.
    /// - Parameters:
    ///   - location: The database.
    ///   - head: The digest of an entry that must be in the ledger; nil: any.
    /// - Returns: What the ledger says, and everything that does not fit.
    /// - Throws: `StoreError`, if the database cannot be read.
    package static func verify(
        _ location: DatabaseLocation,
        head: String?,
    ) throws -> (verification: Verification, problems: [String]) {
        let database = try location.openForReading()
        let verification = try database.verify(head: head)
        return (verification, verification.problems + (try falseMemories(in: database)))
    }

    /// Returns problems with the digests recorded for this program's built-in rules.
    ///
    /// A forged digest would keep the built-in rules from being recorded.
    private static func falseMemories(in database: ReadOnlyDatabase) throws -> [String] {
        let pack = RulebookSource.builtinPack
        let remembered = try database.digests(ofPack: pack, from: BuiltinPack.source)
        if remembered.isEmpty { return [] }
        let own = Document.digest(of: try RulebookSource.read(folders: [pack], recordedOn: nil).documents)
        return remembered.filter { $0 != own }.map {
            "pack_source: the rules of this compcheck have the digest \(own), not \($0)"
        }
    }
}
