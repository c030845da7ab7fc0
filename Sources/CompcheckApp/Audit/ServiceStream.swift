internal import CompcheckIntake
internal import CompcheckModel
internal import Foundation
internal import Synchronization

/// Reads an inventory on a thread of its own, ahead of the audit, because reading is about half of the work.
///
/// Services come in batches, and only a few batches wait, so that memory stays bounded.
final class ServiceStream: Sendable {
    private static let batch = 256
    private static let mostWaiting = 8

    private struct State {
        var waiting: [[Service]] = []
        var isCancelled = false
        var result: Result<InventoryReader.Contents, any Error>?
    }

    private struct Cancelled: Error {}

    private let state = Mutex(State())
    /// Created with 0 and then signalled, because releasing a semaphore below its initial value ends the process.
    private let room = DispatchSemaphore(value: 0)
    private let news = DispatchSemaphore(value: 0)

    /// Begins to read; `copy` is called with all bytes, on the reading thread.
    init(
        _ source: InventoryReader.Source,
        _ catalogue: Catalogue,
        wantsDigest: Bool,
        copyingTo copy: (@Sendable (UnsafeRawBufferPointer) -> Void)? = nil,
    ) {
        for _ in 0..<ServiceStream.mostWaiting { room.signal() }
        Thread { [self] in
            var batch: [Service] = []
            batch.reserveCapacity(ServiceStream.batch)
            let result = Result {
                let reader = InventoryReader(catalogue)
                let contents = try reader.read(source, wantsDigest: wantsDigest, copyingTo: copy) { service in
                    batch.append(service)
                    guard batch.count == ServiceStream.batch else { return }
                    try hand(on: batch)
                    batch.removeAll(keepingCapacity: true)
                }
                if !batch.isEmpty { try hand(on: batch) }
                return contents
            }
            state.withLock { $0.result = result }
            news.signal()
        }.start()
    }

    /// Calls `take` with each service, on the caller's thread, and then returns the inventory's other contents.
    /// - Throws: The error in the inventory, or whatever `take` throws.
    func handOut(_ take: (Service) throws -> Void) throws -> InventoryReader.Contents {
        defer {
            // Wake the reading thread, which may wait for room.
            state.withLock { $0.isCancelled = true }
            room.signal()
        }
        while true {
            news.wait()
            let (batch, result) = state.withLock { state in
                (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.result)
            }
            if let batch {
                room.signal()
                for service in batch { try take(service) }
            } else if let result {
                return try result.get()
            }
        }
    }

    private func hand(on batch: [Service]) throws {
        room.wait()
        try state.withLock { state in
            if state.isCancelled { throw Cancelled() }
            state.waiting.append(batch)
        }
        news.signal()
    }
}
