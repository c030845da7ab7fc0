/// The uses of recorded runs, read a few services at a time so that memory stays bounded.
package protocol BatchedUses {
    /// The form in which a use is read.
    associatedtype Element

    /// Reads the uses of the next few services.
    /// - Returns: The uses, perhaps none; nil after the last one.
    /// - Throws: `StoreError`, if the database cannot be read or somebody has changed it.
    mutating func nextBatch() throws(StoreError) -> [Element]?
}

extension BatchedUses {
    /// Calls `take` with every use that is still to be read, in order.
    /// - Throws: `StoreError` as `nextBatch` does; whatever `take` throws.
    package func handOut(_ take: (Element) throws -> Void) throws {
        var uses = self
        while let batch = try uses.nextBatch() {
            for use in batch { try take(use) }
        }
    }
}
