internal import CSimdjson

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Finds the raw values of known keys in an object, in place.
final class Fields {
    /// The values found last, one for each key; `start` is nil if the key is absent.
    let spans: UnsafeMutablePointer<csj_span>
    private let keys: OpaquePointer?
    private let count: Int

    init(_ names: [String]) {
        count = names.count
        spans = .allocate(capacity: names.count)
        let texts = names.map { strdup($0) }
        keys = csj_keys_create(texts.map { UnsafePointer($0) }, texts.count)
        for text in texts { free(text) }
    }

    deinit {
        csj_keys_destroy(keys)
        spans.deallocate()
    }

    /// Finds the values; returns whether it is an object in which every key is known and occurs once.
    func find(in bytes: UnsafePointer<UInt8>, _ length: Int, _ parser: JSONParser) -> Bool {
        var isUnusual = false
        let error = csj_fields(parser.handle, bytes, length, keys, spans, &isUnusual)
        return error.message == nil && !isUnusual
    }

    /// Writes the values from key `first` on one after the other, and returns their length; 0 if they do not fit.
    func join(from first: Int, into bytes: UnsafeMutablePointer<UInt8>, capacity: Int) -> Int {
        csj_join(spans + first, count - first, bytes, capacity)
    }

    /// Returns whether a value is absent or a string without escapes.
    func isPlainOrAbsent(_ key: Int) -> Bool { spans[key].start == nil || spans[key].plainText != nil }
}

extension csj_span {
    /// The text of a string without escapes; nil for any other value.
    var plainText: UnsafeBufferPointer<UInt8>? {
        guard let start, length >= 2, start[0] == UInt8(ascii: "\""),
            memchr(start, Int32(UInt8(ascii: "\\")), length) == nil
        else { return nil }
        return UnsafeBufferPointer(start: start + 1, count: length - 2)
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: length) }
}
