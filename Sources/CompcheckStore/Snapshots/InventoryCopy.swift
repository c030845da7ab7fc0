internal import Synchronization

/// Collects the bytes of an inventory as they are read, on any thread, and compresses them in pieces.
///
/// The recorder takes the pieces as they become ready, so that few of them are in memory.
package final class InventoryCopy: Sendable {
    /// The number of bytes from which on a piece is packed.
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

    /// Creates an empty copy.
    package init() {}

    /// Adds more bytes.
    package func append(_ bytes: UnsafeRawBufferPointer) {
        state.withLock { state in
            state.count += bytes.count
            state.bytes.append(contentsOf: bytes)
            if state.bytes.count >= InventoryCopy.pieceLength { state.pack() }
        }
    }

    /// The number of bytes appended.
    var count: Int { state.withLock { $0.count } }

    /// Returns the pieces that became ready since the last call; if `last`, the remaining bytes become a piece too.
    func takePieces(last: Bool) -> [[UInt8]] {
        state.withLock { state in
            if last, !state.bytes.isEmpty { state.pack() }
            defer { state.pieces = [] }
            return state.pieces
        }
    }
}
