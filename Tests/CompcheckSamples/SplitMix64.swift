// CompcheckSamples: generates random rulebooks and services for tests, reproducible by seed.

/// A small random generator with the same numbers on every machine (https://prng.di.unimi.it/splitmix64.c).
package struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Returns a random number in the range.
    package mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// Returns true with a probability of 1 in `times`.
    package mutating func oneIn(_ times: Int) -> Bool { int(1...times) == 1 }

    /// One of these.
    package mutating func pick<Element>(_ elements: [Element]) -> Element { elements[int(0...elements.count - 1)] }

    /// Returns some of the elements, none twice, in any order.
    package mutating func some<Element>(_ elements: [Element], _ count: ClosedRange<Int>) -> [Element] {
        Array(elements.shuffled(using: &self).prefix(int(count)))
    }
}
