/// Numbers objects by identity, in the order in which they first appear.
///
/// It retains them, so that no other object gets the same identity. When there are too many, it releases all of
/// them: an object that returns later gets a second number, which does no harm.
struct IdentityCache<Item: AnyObject> {
    private let limit: Int
    private var latest = 0
    private var known: [ObjectIdentifier: (item: Item, number: Int)] = [:]

    /// Creates an empty numbering, which retains at most `limit` objects.
    init(remembering limit: Int) { self.limit = limit }

    /// Returns the number of an object, from 1; a new object gets the next number, which is passed to `write`.
    mutating func number(of item: Item, _ write: (Int) throws -> Void) rethrows -> Int {
        if let known = known[ObjectIdentifier(item)] { return known.number }
        if known.count >= limit { known = [:] }
        latest += 1
        known[ObjectIdentifier(item)] = (item, latest)
        try write(latest)
        return latest
    }

    /// Releases all objects.
    mutating func forget() { known = [:] }
}
