internal import CompcheckKit
internal import CompcheckModel
package import CompcheckStore

/// A folder of somebody's own rules, to be recorded in a database as a pack beside the built-in one.
package struct PackImport {
    private let pack: String
    private let folder: String
    private let note: String?

    /// A pack of a folder; the note says why it is recorded.
    package init(pack: String, folder: String, note: String?) {
        self.pack = pack
        self.folder = folder
        self.note = note
    }

    /// Records the pack, which from then on says what the folder says.
    /// - Returns: What became of each document.
    /// - Throws: `BadInput` if the folder cannot be used; `StoreError`. Nothing of the pack is recorded then.
    package func record(
        in location: DatabaseLocation,
        _ environment: AppEnvironment,
    ) throws -> ImportSummary {
        // Report all errors in the folder before creating a database.
        let documents = try documents(environment)
        let store = try location.openAsItIs()
        var isUpToDate = false
        do {
            try location.recordBuiltinPack(in: store, today: environment.today)
            isUpToDate = true
        } catch StoreError.ownedByOtherPacks {
            // This import may remove the document whose id the new built-in pack needs.
        }
        try checkClashes(of: documents, with: store.reader.rulebook(outside: pack))
        let summary = try store.record(
            pack: pack,
            documents: documents,
            note: note,
            toolVersion: ToolVersion.current,
            at: environment.now(),
        )
        if !isUpToDate { try location.recordBuiltinPack(in: store, today: environment.today) }
        return summary
    }

    /// Checks that the pack claims no host and no name that another pack has.
    private func checkClashes(of documents: [Document], with others: Rulebook) throws {
        let own = try Rulebook(documents: documents, origin: pack).catalogue
        let problems = own.clashes(with: others.catalogue).map { Problem(file: folder, what: "\($0)") }
        if !problems.isEmpty { throw BadInput(problems) }
    }

    /// Returns the documents that the folder adds to the built-in pack, read together with it.
    private func documents(_ environment: AppEnvironment) throws -> [Document] {
        let builtin = RulebookSource.builtinPack
        let both = try RulebookSource.read(folders: [builtin, folder], recordedOn: environment.today)
        // An id in both is an error, so every document outside the built-in pack is the folder's.
        let known = Set(try RulebookSource.read(folders: [builtin], recordedOn: nil).documents.map(\.name))
        return both.documents.filter { !known.contains($0.name) }
    }
}

extension Document {
    /// Its identity in a rulebook.
    fileprivate var name: [String] { [kind.rawValue, id] }
}
