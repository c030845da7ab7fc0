internal import CSimdjson
internal import CompcheckModel

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A window that moves over a file or a stream: bytes are read once, used in place and dropped.
///
/// An inventory may therefore be larger than memory. Reading is preferred over mapping because it also works with
/// pipes, and because a file that shrinks while it is mapped would crash the process.
final class ByteWindow {
    /// The most bytes that a single value may have.
    static let longestValue = 64 << 20
    private static let initialCapacity = 1 << 18

    private var input: Input
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// The range of the storage that holds the bytes in the window, which are not consumed yet.
    private(set) var range = 0..<0
    /// The offset of the storage's first byte in the input.
    private var base = 0
    private(set) var isAtEnd = false
    private var digest: Digest?
    private let copy: ((UnsafeRawBufferPointer) -> Void)?
    /// The line, from 1, of the first byte in the window.
    private(set) var line = 1
    /// The number of characters before the first byte in the window, in the same line.
    private var charactersBefore = 0

    /// Where bytes come from.
    enum Input {
        /// An open file, which is closed with the window.
        case descriptor(Int32)
        /// Bytes in memory that are still to be read.
        case bytes([UInt8], read: Int = 0)
    }

    /// A window at the start of an input; `copy` is given all bytes read.
    init(_ input: Input, wantsDigest: Bool, copyingTo copy: ((UnsafeRawBufferPointer) -> Void)? = nil) {
        self.input = input
        capacity = ByteWindow.initialCapacity
        start = ByteWindow.allocate(capacity)
        digest = wantsDigest ? Digest() : nil
        self.copy = copy
    }

    deinit {
        start.deallocate()
        if case .descriptor(let descriptor) = input { close(descriptor) }
    }

    /// The bytes in the window.
    ///
    /// `CSJ_PADDING` readable bytes follow them.
    var bytes: UnsafePointer<UInt8> {
        UnsafePointer(start + range.lowerBound)
    }

    var count: Int { range.count }

    /// The column, from 1, of the first byte in the window.
    var column: Int { charactersBefore + 1 }

    /// The offset of the first byte in the window in the whole input.
    var offset: Int { base + range.lowerBound }

    /// Whether the input can be opened and read again.
    var isRegularFile: Bool {
        if case .descriptor(let descriptor) = input { fileKind(descriptor) == S_IFREG } else { false }
    }

    /// Consumes a mark of some bytes at the very front, which does not count as a character of the line.
    func advance(byMark count: Int) {
        range = (range.lowerBound + count)..<range.upperBound
    }

    /// Consumes some bytes.
    func advance(by count: Int) {
        line += csj_count_lines(bytes, count)
        charactersBefore = csj_characters_of_line(bytes, count, charactersBefore)
        range = (range.lowerBound + count)..<range.upperBound
    }

    /// Reads more bytes after those in the window; returns false at the end of the input.
    /// - Throws: `InputFault` if reading fails, or the window holds too many bytes for one value.
    func fill() throws -> Bool {
        guard !isAtEnd else { return false }
        makeRoom()
        guard range.upperBound < capacity else {
            throw InputFault(
                offset: offset,
                what: "a single value is longer than \(ByteWindow.longestValue >> 20) MiB",
            )
        }
        let received = receive(start + range.upperBound, atMost: capacity - range.upperBound)
        guard received >= 0 else { throw InputFault(offset: nil, what: "cannot be read: \(systemReason())") }
        let fresh = UnsafeRawBufferPointer(start: start + range.upperBound, count: received)
        digest?.update(fresh)
        copy?(fresh)
        range = range.lowerBound..<(range.upperBound + received)
        isAtEnd = received == 0
        return received > 0
    }

    /// Takes more bytes of the input; 0 at its end, negative where reading fails.
    private func receive(_ buffer: UnsafeMutablePointer<UInt8>, atMost room: Int) -> Int {
        switch input {
        case .descriptor(let descriptor):
            var received = -1
            repeat { received = read(descriptor, buffer, room) } while received < 0 && errno == EINTR
            return received
        case .bytes(let bytes, let done):
            let count = min(room, bytes.count - done)
            bytes.withUnsafeBufferPointer { all in
                if count > 0, let first = all.baseAddress { buffer.update(from: first + done, count: count) }
            }
            input = .bytes(bytes, read: done + count)
            return count
        }
    }

    /// Returns the SHA-256 of all bytes read; nil if it was not wanted.
    func takeDigest() -> String? { digest?.finalize() }

    /// Returns the line and column, both from 1, of an offset in the window.
    func position(of offset: Int) -> (line: Int, column: Int) {
        let passed = max(0, min(offset - base, range.upperBound) - range.lowerBound)
        let characters = csj_characters_of_line(bytes, passed, charactersBefore)
        return (line + csj_count_lines(bytes, passed), characters + 1)
    }

    /// Moves the window's bytes to the front of the storage, and enlarges the storage if it is still full.
    private func makeRoom() {
        if range.lowerBound > 0 {
            start.update(from: start + range.lowerBound, count: range.count)
            base += range.lowerBound
            range = 0..<range.count
        }
        guard range.upperBound == capacity, capacity < ByteWindow.longestValue else { return }
        let larger = ByteWindow.allocate(capacity * 2)
        larger.update(from: start, count: range.count)
        start.deallocate()
        start = larger
        capacity *= 2
    }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        let start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Int(CSJ_PADDING))
        start.initialize(repeating: 0, count: capacity + Int(CSJ_PADDING))
        return start
    }
}

/// An error that stops the reading of an input, with its position.
struct InputFault: Error {
    /// The offset in the input; nil for the input as a whole.
    let offset: Int?
    let what: String
}
