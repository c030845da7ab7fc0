/// Finds duplicate ids by a fingerprint of 64 bits: 9 to 12 MB for a million ids.
///
/// In one of 37 million inventories with a million ids, two different ids share a fingerprint by chance. The second
/// is then rejected, which is better than two answers under one id.
struct IDTable {
    /// Each shard grows on its own, so that growing never needs much memory at once.
    private var shards = [Shard](repeating: Shard(), count: 64)

    /// Adds an id; returns false if it is there already.
    mutating func insert(_ id: UnsafeRawBufferPointer) -> Bool {
        // Zero marks a free slot.
        let fingerprint = max(1, quickHash(id))
        return shards[Int(truncatingIfNeeded: fingerprint >> 58)].insert(fingerprint)
    }

    private struct Shard {
        private var slots = [UInt64](repeating: 0, count: 64)
        private var count = 0

        mutating func insert(_ fingerprint: UInt64) -> Bool {
            if (count + 1) * 8 > slots.count * 7 { grow() }
            let slot = Shard.slot(of: fingerprint, in: slots)
            guard slots[slot] == 0 else { return false }
            slots[slot] = fingerprint
            count += 1
            return true
        }

        /// Grows by a quarter: tables of a million ids would be half empty if they doubled.
        private mutating func grow() {
            var larger = [UInt64](repeating: 0, count: slots.count / 4 * 5)
            for fingerprint in slots where fingerprint != 0 {
                larger[Shard.slot(of: fingerprint, in: larger)] = fingerprint
            }
            slots = larger
        }

        /// Returns the slot that holds a fingerprint, or the free one where it belongs.
        private static func slot(of fingerprint: UInt64, in slots: [UInt64]) -> Int {
            // The first bits chose the shard; the others, as a fraction, are the position in the table.
            var slot = Int(truncatingIfNeeded: (fingerprint << 6).multipliedFullWidth(by: UInt64(slots.count)).high)
            while slots[slot] != 0, slots[slot] != fingerprint { slot = slot + 1 == slots.count ? 0 : slot + 1 }
            return slot
        }
    }
}
