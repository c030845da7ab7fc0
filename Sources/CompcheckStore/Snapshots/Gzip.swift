internal import CZlib
internal import CompcheckModel

/// Compression in the gzip format (RFC 1952), which every system can unpack.
enum Gzip {
    /// zlib's largest window (15), with gzip's header and trailer instead of zlib's (16).
    private static let window: Int32 = 15 + 16
    /// A low level: inventories are repetitive, so more effort makes them hardly smaller.
    private static let level: Int32 = 3
    private static let memory: Int32 = 8
    private static let chunk = 1 << 16

    /// Packs bytes into a complete gzip file; several of them concatenated are a gzip file again.
    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        let begun = deflateInit2_(&stream, level, Z_DEFLATED, window, memory, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        precondition(begun == Z_OK, "zlib does not begin: it has no memory, or is another library than it says")
        defer { deflateEnd(&stream) }
        var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let room = packed.count
        bytes.withUnsafeBufferPointer { input in
            packed.withUnsafeMutableBufferPointer { output in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                // The output fits: `deflateBound` guarantees it.
                deflate(&stream, Z_FINISH)
            }
        }
        packed.removeLast(room - Int(stream.total_out))
        return packed
    }

    /// Unpacks what `pack` made, and passes it to `take` chunk by chunk.
    /// - Returns: Whether it was complete and valid.
    static func unpack(_ bytes: [UInt8], _ take: (UnsafeRawBufferPointer) throws -> Void) rethrows -> Bool {
        var stream = z_stream()
        guard inflateInit2_(&stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return false
        }
        defer { inflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: chunk)
        return try bytes.withUnsafeBufferPointer { input in
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = UInt32(input.count)
            while true {
                let code = output.withUnsafeMutableBufferPointer { buffer in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(buffer.count)
                    return inflate(&stream, Z_NO_FLUSH)
                }
                guard code == Z_OK || code == Z_STREAM_END else { return false }
                try output.withUnsafeBytes {
                    try take(UnsafeRawBufferPointer(rebasing: $0[..<(chunk - Int(stream.avail_out))]))
                }
                if code == Z_STREAM_END { return stream.avail_in == 0 }
            }
        }
    }
}
