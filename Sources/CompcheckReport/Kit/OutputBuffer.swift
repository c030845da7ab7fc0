/// A byte buffer that reporters append to and the caller drains.
package struct OutputBuffer: Sendable {
    /// The bytes appended since the last drain.
    package private(set) var bytes: [UInt8] = []

    /// An empty buffer.
    package init() {}

    /// The number of bytes waiting to be drained.
    package var count: Int { bytes.count }

    /// Whether the caller should drain: 256 KiB or more are waiting.
    package var isLarge: Bool { bytes.count >= 1 << 18 }

    /// Passes all waiting bytes to `write`, then empties the buffer and keeps its capacity.
    package mutating func drain<Failure: Error>(
        _ write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let result: Result<Void, Failure> = bytes.withUnsafeBytes { waiting in
            do throws(Failure) { return .success(try write(waiting)) } catch { return .failure(error) }
        }
        try result.get()
        bytes.removeAll(keepingCapacity: true)
    }

    /// Appends bytes as they are.
    package mutating func append(_ more: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: more)
    }

    /// Appends bytes as they are.
    package mutating func append(_ more: some Collection<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// Appends a text as UTF-8.
    package mutating func append(_ text: String) {
        let appended: Void? = text.utf8.withContiguousStorageIfAvailable { append(UnsafeRawBufferPointer($0)) }
        if appended == nil { bytes.append(contentsOf: text.utf8) }
    }

    package mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }
}
