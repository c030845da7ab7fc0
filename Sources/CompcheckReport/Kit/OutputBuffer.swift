/// Bytes on their way out: reporters append, the caller drains.
package struct OutputBuffer: Sendable {
    /// What was appended since the last drain.
    package private(set) var bytes: [UInt8] = []

    /// An empty buffer.
    package init() {}

    /// How many bytes wait.
    package var count: Int { bytes.count }

    /// Whether it is time to drain: a quarter of a mebibyte waits.
    package var isLarge: Bool { bytes.count >= 1 << 18 }

    /// Hands over everything that waits and keeps the room for more.
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

    /// Appends one byte.
    package mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }
}
