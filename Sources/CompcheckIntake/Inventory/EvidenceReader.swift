internal import CSimdjson
internal import CompcheckModel

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Reads the evidence of a service in place where it is a list of one.
///
/// What is met, and where, is found by its bytes; the reference and the days are each one's own.
final class EvidenceReader {
    private static let keys = ["reference", "validFrom", "validUntil", "requirement", "jurisdictions"]
    private static let ownKeys = 3

    private let parser: JSONParser
    private let names: OpaquePointer?
    private let spans = UnsafeMutablePointer<csj_span>.allocate(capacity: keys.count)
    private let description = UnsafeMutablePointer<UInt8>.allocate(capacity: longest)
    private var known = MeaningTable<Evidence>(rows: 1 << 10)
    /// A longer description is looked at closely each time.
    private static let longest = 1 << 10

    init(_ parser: JSONParser) {
        self.parser = parser
        let texts = EvidenceReader.keys.map { strdup($0) }
        names = csj_keys_create(texts.map { UnsafePointer($0) }, texts.count)
        for text in texts { free(text) }
    }

    deinit {
        csj_keys_destroy(names)
        spans.deallocate()
        description.deallocate()
    }

    /// The one piece of evidence in a list; nil where it needs a closer look.
    func evidence(in list: csj_span, _ closer: () -> [Evidence]?) -> [Evidence]? {
        guard let key = describe(list), isPlainOrAbsent(0), let from = day(1), let until = day(2)
        else { return closer() }
        let hash = quickHash(key)
        // A closer look moves the spans.
        let reference = spans[0].plainText.map { String(decoding: $0, as: UTF8.self) }
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

    private func isPlainOrAbsent(_ key: Int) -> Bool { spans[key].start == nil || spans[key].plainText != nil }

    /// The day of a key, or that it has none; nil where it needs a closer look.
    private func day(_ key: Int) -> MaybeDay? {
        guard spans[key].start != nil else { return MaybeDay(day: nil) }
        return spans[key].plainText.flatMap { Day(String(decoding: $0, as: UTF8.self)) }.map { MaybeDay(day: $0) }
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
        var isUnusual = false
        let error = csj_fields(parser.handle, start + 1, length, names, spans, &isUnusual)
        guard error.message == nil, !isUnusual else { return nil }
        let first = EvidenceReader.ownKeys
        let used = csj_join(spans + first, EvidenceReader.keys.count - first, description, EvidenceReader.longest)
        return used > 0 ? UnsafeRawBufferPointer(start: description, count: used) : nil
    }
}

extension csj_span {
    /// The text of a value that is a string without escapes.
    var plainText: UnsafeBufferPointer<UInt8>? {
        guard let start, length >= 2, start[0] == UInt8(ascii: "\""),
            memchr(start, Int32(UInt8(ascii: "\\")), length) == nil
        else { return nil }
        return UnsafeBufferPointer(start: start + 1, count: length - 2)
    }
}
