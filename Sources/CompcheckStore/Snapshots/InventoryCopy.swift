internal import Synchronization

/// Takes the bytes of an inventory as they are read, on whatever thread, and packs them in pieces.
///
/// The recorder fetches the pieces as they are ready, so that few of them sit in memory.
package final class InventoryCopy: Sendable {
    /// So many bytes make a piece.
    private static let pieceLength = 1 << 20

    private struct State {
        var bytes: [UInt8] = []
        var pieces: [[UInt8]] = []
        var count = 0

        mutating func pack() {
            pieces.append(Gzip.pack(bytes))
            bytes.removeAll(keepingCapacity: true)
        }
    }

    private let state = Mutex(State())

    /// A copy of nothing yet.
    package init() {}

    /// Takes in more bytes.
    package func append(_ bytes: UnsafeRawBufferPointer) {
        state.withLock { state in
            state.count += bytes.count
            state.bytes.append(contentsOf: bytes)
            if state.bytes.count >= InventoryCopy.pieceLength { state.pack() }
        }
    }

    /// How many bytes were taken in.
    var count: Int { state.withLock { $0.count } }

    /// The pieces that are ready and were not fetched yet; `last`: nothing more will come, so the rest is one too.
    func takePieces(last: Bool) -> [[UInt8]] {
        state.withLock { state in
            if last, !state.bytes.isEmpty { state.pack() }
            defer { state.pieces = [] }
            return state.pieces
        }
    }
}
