/// A bit set of elements of a universe, by their indexes.
struct Bits: Hashable {
    private var words: [UInt64]
    private let count: Int

    /// Creates an empty set out of `count` elements.
    init(none count: Int) {
        self.count = count
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    /// Creates the set of all `count` elements.
    init(all count: Int) {
        self.init(none: count)
        for position in words.indices { words[position] = .max }
        trim()
    }

    /// Creates the set of those of `count` elements for which the predicate holds.
    init(_ count: Int, where holds: (Int) -> Bool) {
        self.init(none: count)
        for element in 0..<count where holds(element) { insert(element) }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The smallest element.
    var first: Int? {
        guard let position = words.firstIndex(where: { $0 != 0 }) else { return nil }
        return position * 64 + words[position].trailingZeroBitCount
    }

    /// The elements in order.
    var elements: [Int] { (0..<count).filter { contains($0) } }

    func contains(_ element: Int) -> Bool { words[element / 64] & (1 << UInt64(element % 64)) != 0 }

    mutating func insert(_ element: Int) { words[element / 64] |= 1 << UInt64(element % 64) }

    static func & (left: Bits, right: Bits) -> Bits {
        var result = left
        for position in result.words.indices { result.words[position] &= right.words[position] }
        return result
    }

    static func | (left: Bits, right: Bits) -> Bits {
        var result = left
        for position in result.words.indices { result.words[position] |= right.words[position] }
        return result
    }

    static prefix func ! (bits: Bits) -> Bits {
        var result = bits
        for position in result.words.indices { result.words[position] = ~result.words[position] }
        result.trim()
        return result
    }

    private mutating func trim() {
        guard count % 64 != 0, let last = words.indices.last else { return }
        words[last] &= (1 << UInt64(count % 64)) - 1
    }
}
