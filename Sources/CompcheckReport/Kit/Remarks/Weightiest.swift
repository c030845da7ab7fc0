/// Something of which more weighs before less.
package protocol Ranked: Sendable {
    /// Where it stands among all: 0 is the weightiest.
    var rank: Int { get }
    /// How many ranks there are.
    static var ranks: Int { get }
}

/// The weightiest of many, those of one rank in the inventory's order.
///
/// However many are added, no more than the limit are held.
package struct Weightiest<Element: Ranked>: Sendable {
    private let limit: Int
    private var ranks = [[Element]](repeating: [], count: Element.ranks)
    private var lightest = 0
    /// How many are held.
    package private(set) var count = 0
    /// How many were let go.
    package private(set) var cut = 0

    /// Room for so many.
    package init(limit: Int) { self.limit = limit }

    /// Adds one, which may drive out the latest of the lightest.
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

    /// Those that are held, the weightiest first.
    package var elements: some Sequence<Element> { ranks.joined() }
}
