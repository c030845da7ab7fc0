/// A type whose values are ranked by weight.
package protocol Ranked: Sendable {
    /// The rank among all values: 0 is the weightiest.
    var rank: Int { get }
    /// The number of ranks.
    static var ranks: Int { get }
}

/// The weightiest of many elements; those of equal rank keep their order.
///
/// It never holds more elements than its limit.
package struct TopRanked<Element: Ranked>: Sendable {
    private let limit: Int
    private var ranks = [[Element]](repeating: [], count: Element.ranks)
    private var lightest = 0
    /// The number of elements held.
    package private(set) var count = 0
    /// The number of elements dropped.
    package private(set) var cut = 0

    /// Creates an empty collection with this limit.
    package init(limit: Int) { self.limit = limit }

    /// Adds an element; a full collection drops the latest element of the lowest rank.
    package mutating func add(_ element: Element) {
        let rank = element.rank
        if count == limit {
            cut += 1
            while lightest > 0, ranks[lightest].isEmpty { lightest -= 1 }
            guard rank < lightest else { return }
            ranks[lightest].removeLast()
            count -= 1
        }
        ranks[rank].append(element)
        lightest = max(lightest, rank)
        count += 1
    }

    /// The elements held, the weightiest first.
    package var elements: some Sequence<Element> { ranks.joined() }
}
