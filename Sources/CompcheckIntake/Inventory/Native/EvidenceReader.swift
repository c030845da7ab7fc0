internal import CSimdjson
internal import CompcheckModel

/// Reads the evidence of a service in place if it is a list of one.
///
/// The requirement and the jurisdictions are looked up by their bytes; reference and days are read each time.
final class EvidenceReader {
    private let parser: JSONParser
    private let fields = Fields(["reference", "validFrom", "validUntil", "requirement", "jurisdictions"])
    private let description = UnsafeMutablePointer<UInt8>.allocate(capacity: longest)
    private var known = ByteInternTable<Evidence>(rows: 1 << 10)
    /// The longest description, in bytes, that is looked up; a longer one is decoded in full each time.
    private static let longest = 1 << 10

    init(_ parser: JSONParser) { self.parser = parser }

    deinit { description.deallocate() }

    /// Returns the only evidence in a list, or what `closer` returns if it has to be decoded in full.
    func evidence(in list: csj_span, _ closer: () -> [Evidence]?) -> [Evidence]? {
        guard let key = describe(list), fields.isPlainOrAbsent(0), let from = day(1), let until = day(2)
        else { return closer() }
        let hash = quickHash(key)
        // `closer` moves the spans.
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

    /// Returns the day of a key, or that it has none; nil if the value has to be decoded in full.
    private func day(_ key: Int) -> OptionalDay? {
        guard fields.spans[key].start != nil else { return OptionalDay(day: nil) }
        return fields.spans[key].plainText.flatMap { Day(String(decoding: $0, as: UTF8.self)) }.map {
            OptionalDay(day: $0)
        }
    }

    private struct OptionalDay {
        let day: Day?
    }

    /// Returns the bytes of requirement and jurisdictions, if the list holds one object and nothing unusual.
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
