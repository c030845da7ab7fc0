/// Numbers objects in the order in which they first appear, known by their identity.
///
/// Holding them makes sure that no other one gets the same identity. When there are too many all are let go: one that
/// returns after that gets a second number, which harms nobody.
struct Numbering<Item: AnyObject> {
    private let limit: Int
    private var latest = 0
    private var known: [ObjectIdentifier: (item: Item, number: Int)] = [:]

    /// Numbers for nothing yet; at most so many objects are held.
    init(remembering limit: Int) { self.limit = limit }

    /// The number of an object, from 1; one without a number gets the next, and is written down under it.
    mutating func number(of item: Item, _ write: (Int) throws -> Void) rethrows -> Int {
        if let known = known[ObjectIdentifier(item)] { return known.number }
        if known.count >= limit { known = [:] }
        latest += 1
        known[ObjectIdentifier(item)] = (item, latest)
        try write(latest)
        return latest
    }

    /// Lets everything go.
    mutating func forget() { known = [:] }
}
