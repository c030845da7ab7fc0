internal import CompcheckModel
internal import Synchronization

/// The rulebooks that were decoded last: to decode one takes most of the time of a small audit.
final class RulebookCache: Sendable {
    /// A night asks for the rules of now and for those of the run before.
    private static let most = 4

    private let known = Mutex<[Rulebook]>([])

    /// The rulebook that documents make: one that is known, else it is decoded.
    /// - Throws: `DecodingError` if a document is not in canonical form.
    func rulebook(_ documents: [Document], origin: String) throws -> Rulebook {
        let digest = Document.digest(of: documents)
        if let rulebook = known.withLock({ $0.first { $0.digest == digest && $0.origin == origin } }) {
            return rulebook
        }
        let rulebook = try Rulebook(documents: documents, origin: origin)
        known.withLock { known in
            known.insert(rulebook, at: 0)
            if known.count > RulebookCache.most { known.removeLast() }
        }
        return rulebook
    }
}
