internal import CSimdjson
internal import CompcheckModel

/// Reads the evidence of a service in place where it is a list of one.
///
/// What is met, and where, is found by its bytes; the reference and the days are each one's own.
final class EvidenceReader {
    private let parser: JSONParser
    private let fields = Fields(["reference", "validFrom", "validUntil", "requirement", "jurisdictions"])
    private let description = UnsafeMutablePointer<UInt8>.allocate(capacity: longest)
    private var known = MeaningTable<Evidence>(rows: 1 << 10)
    /// A longer description is looked at closely each time.
    private static let longest = 1 << 10

    init(_ parser: JSONParser) { self.parser = parser }

    deinit { description.deallocate() }

    /// The one piece of evidence in a list; nil where it needs a closer look.
    func evidence(in list: csj_span, _ closer: () -> [Evidence]?) -> [Evidence]? {
        guard let key = describe(list), fields.isPlainOrAbsent(0), let from = day(1), let until = day(2)
        else { return closer() }
        let hash = quickHash(key)
        // A closer look moves the spans.
        let reference = fields.spans[0].plainText.map { String(decoding: $0, as: UTF8.self) }
        if let shared = known.meaning(of: key, hash: hash) {
            let evidence = Evidence(
                requirement: shared.requirement,
                reference: reference,
                jurisdictions: shared.jurisdictions,
                validFrom: from.day,
                validUntil: until.day,
            )
            return [evidence]
        }
        guard let found = closer(), found.count == 1 else { return nil }
        known.insert(found[0], of: key, hash: hash)
        return found
    }

    /// The day of a key, or that it has none; nil where it needs a closer look.
    private func day(_ key: Int) -> MaybeDay? {
        guard fields.spans[key].start != nil else { return MaybeDay(day: nil) }
        return fields.spans[key].plainText.flatMap { Day(String(decoding: $0, as: UTF8.self)) }.map {
            MaybeDay(day: $0)
        }
    }

    private struct MaybeDay {
        let day: Day?
    }

    /// What is met, and where, if the list holds one object and nothing unusual.
    private func describe(_ list: csj_span) -> UnsafeRawBufferPointer? {
        guard let start = list.start, list.length > 2, start[1] == UInt8(ascii: "{") else { return nil }
        var splitter = csj_splitter()
        let length = csj_split(&splitter, start + 1, list.length - 2)
        guard length == list.length - 2 else { return nil }
        guard fields.find(in: start + 1, length, parser) else { return nil }
        let used = fields.join(from: 3, into: description, capacity: EvidenceReader.longest)
        return used > 0 ? UnsafeRawBufferPointer(start: description, count: used) : nil
    }
}
