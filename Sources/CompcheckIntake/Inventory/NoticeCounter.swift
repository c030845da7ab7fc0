internal import CompcheckModel

/// How often which notice occurred, in order of first appearance.
struct NoticeCounter {
    /// More than these are not told apart: a million services could each name a vendor that nobody knows.
    static let mostKept = 1_000

    private var order: [Notice] = []
    private var counts: [Notice: (services: Int, firstService: String?, firstLine: Int?)] = [:]

    /// Whether a further notice is kept, so that its wording matters.
    var isKeeping: Bool { order.count < NoticeCounter.mostKept }

    mutating func count(_ notice: Notice, service: String?, line: Int?) {
        var notice = notice
        if counts[notice] == nil {
            if !isKeeping {
                let what = "there is more like this: only the first \(NoticeCounter.mostKept) notices are told apart"
                notice = Notice(kind: notice.kind, what: what)
            }
            if counts[notice] == nil {
                order.append(notice)
                counts[notice] = (0, service, line)
            }
        }
        if service != nil { counts[notice]?.services += 1 }
    }

    var all: [CountedNotice] {
        order.compactMap { notice in
            counts[notice].map { count in
                CountedNotice(
                    notice: notice,
                    services: count.services,
                    firstService: count.firstService,
                    firstLine: count.firstLine,
                )
            }
        }
    }
}
