internal import CompcheckModel

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A table of decoded values by their bytes in the inventory.
///
/// Text that thousands of services have in common is thus parsed, checked and resolved once.
///
/// Bounded: when the table is full, it is emptied.
struct ByteInternTable<Meaning> {
    private struct Row {
        let hash: UInt64
        let start: Int
        let count: Int
        let meaning: Meaning
    }

    private let mostRows: Int
    private let mostBytes: Int
    /// Row numbers plus one by hash; 0 is a free slot.
    private var slots: [Int32]
    private var rows: [Row] = []
    private var bytes: [UInt8] = []

    /// Creates a table with that many rows, a power of two.
    init(rows: Int) {
        mostRows = rows
        mostBytes = rows * 512
        slots = Array(repeating: 0, count: rows * 2)
    }

    /// Returns the decoded value of some bytes; nil if it is not in the table.
    func meaning(of key: UnsafeRawBufferPointer, hash: UInt64) -> Meaning? {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let row = Int(slots[slot]) - 1
            if rows[row].hash == hash, rows[row].count == key.count, isEqual(key, at: rows[row].start) {
                return rows[row].meaning
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds the decoded value of bytes that are not in the table.
    mutating func insert(_ meaning: Meaning, of key: UnsafeRawBufferPointer, hash: UInt64) {
        if rows.count == mostRows || bytes.count + key.count > mostBytes { self = ByteInternTable(rows: mostRows) }
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        rows.append(Row(hash: hash, start: bytes.count, count: key.count, meaning: meaning))
        slots[slot] = Int32(rows.count)
        bytes.append(contentsOf: key)
    }

    private func isEqual(_ key: UnsafeRawBufferPointer, at start: Int) -> Bool {
        guard let address = key.baseAddress else { return true }
        return bytes.withUnsafeBytes { stored in
            stored.baseAddress.map { memcmp($0 + start, address, key.count) == 0 } ?? false
        }
    }
}

/// Returns a fast hash of bytes, eight at a time.
///
/// Tables of decoded values compare every hit in full, so that the hash need only be good.
func quickHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
        hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
        tail = tail << 8 | UInt64(bytes[offset])
        offset += 1
    }
    return mix(mix(hash ^ tail))
}

private func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
}
