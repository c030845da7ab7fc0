/// The weightiest of many remarks, those of one rank in the inventory's order.
///
/// However many are added, no more than the limit are held.
struct Weightiest: Sendable {
    private let limit: Int
    private var ranks = [[Remark]](repeating: [], count: Remark.ranks)
    private var lightest = 0
    /// How many are held.
    private(set) var count = 0
    /// How many were let go.
    private(set) var cut = 0

    /// Room for so many.
    init(limit: Int) { self.limit = limit }

    /// Adds a remark, which may drive out the latest of the lightest.
    mutating func add(_ remark: Remark) {
        let rank = remark.rank
        if count == limit {
            cut += 1
            while lightest > 0, ranks[lightest].isEmpty { lightest -= 1 }
            guard rank < lightest else { return }
            ranks[lightest].removeLast()
            count -= 1
        }
        ranks[rank].append(remark)
        lightest = max(lightest, rank)
        count += 1
    }

    /// Those that are held, the weightiest first.
    var remarks: some Sequence<Remark> { ranks.joined() }
}
