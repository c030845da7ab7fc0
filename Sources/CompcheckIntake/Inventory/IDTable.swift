/// Finds ids that stand twice, by a fingerprint of 64 bits: 16 MB for a million ids.
///
/// Two different ids of a million share one by chance once in 37 million inventories. The second is then refused: better
/// than two answers under one id.
struct IDTable {
    private var slots = [UInt64](repeating: 0, count: 1 << 10)
    private(set) var count = 0

    /// Adds an id; false if it is there already.
    mutating func insert(_ id: UnsafeRawBufferPointer) -> Bool {
        if (count + 1) * 8 > slots.count * 7 { grow() }
        let fingerprint = max(1, quickHash(id))
        let slot = IDTable.slot(of: fingerprint, in: slots)
        guard slots[slot] == 0 else { return false }
        slots[slot] = fingerprint
        count += 1
        return true
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: slots.count * 2)
        for fingerprint in slots where fingerprint != 0 {
            larger[IDTable.slot(of: fingerprint, in: larger)] = fingerprint
        }
        slots = larger
    }

    /// The slot that holds a fingerprint, or the free one where it belongs.
    private static func slot(of fingerprint: UInt64, in slots: [UInt64]) -> Int {
        // The high bits: the low ones are what a weak hash leaves alike.
        var slot = Int(truncatingIfNeeded: fingerprint >> 20) & (slots.count - 1)
        while slots[slot] != 0, slots[slot] != fingerprint { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }
}
