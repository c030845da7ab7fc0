internal import CompcheckModel

/// Counts notices, in order of first appearance.
struct NoticeCounter {
    /// The most distinct notices of a kind: a million services could each name an unknown vendor.
    static let mostKept = 1_000

    private(set) var all: [CountedNotice] = []
    private var slots: [Notice: Int] = [:]
    private var kept: [Notice.Kind: Int] = [:]

    /// Returns whether a further notice of that kind is kept, so that its text is needed.
    func isKeeping(_ kind: Notice.Kind) -> Bool { kept[kind, default: 0] < NoticeCounter.mostKept }

    /// Counts a notice, and returns the slot by which it can be counted again at no cost.
    @discardableResult
    mutating func count(_ notice: Notice, service: String?, line: Int?) -> Int {
        let slot = slots[notice] ?? newSlot(for: notice, service: service, line: line)
        if service != nil { count(slot) }
        return slot
    }

    /// Counts a known notice for one more service.
    mutating func count(_ slot: Int) { all[slot].services += 1 }

    private mutating func newSlot(for notice: Notice, service: String?, line: Int?) -> Int {
        var notice = notice
        if isKeeping(notice.kind) {
            kept[notice.kind, default: 0] += 1
        } else {
            let what = "there is more like this: only the first \(NoticeCounter.mostKept) of a kind are told apart"
            notice = Notice(kind: notice.kind, what: what)
            if let slot = slots[notice] { return slot }
        }
        slots[notice] = all.count
        all.append(CountedNotice(notice: notice, services: 0, firstService: service, firstLine: line))
        return all.count - 1
    }
}
