#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A share of ownership from 0 to 1, stored and added as the decimal that was written: a half is exactly a half.
package struct Share: Hashable, Comparable, Sendable {
    /// The share as a decimal.
    package let value: Decimal

    /// No share at all.
    package static let none = Share(value: 0)
    /// Exactly one half.
    package static let half = Share(value: Decimal(sign: .plus, exponent: -1, significand: 5))

    private init(value: Decimal) { self.value = value }

    /// Parses a decimal number; nil if the text is not a number from 0 to 1.
    package init?(_ text: String) {
        // `Decimal` ignores everything after the first character it does not understand: check the grammar first.
        guard Share.isNumber(text), let value = Decimal(string: text), value >= 0, value <= 1 else { return nil }
        self.value = value
    }

    /// Returns whether the text is digits with or without sign, point and exponent, and nothing else.
    private static func isNumber(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        func skip(_ bytes: String) { if let byte = rest.first, bytes.utf8.contains(byte) { rest.removeFirst() } }
        func digits() -> Int {
            let digits = rest.prefix(while: \.isDigit)
            rest = rest[digits.endIndex...]
            return digits.count
        }
        skip("+-")
        var count = digits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            count += digits()
        }
        guard count > 0 else { return false }
        guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else { return rest.isEmpty }
        rest.removeFirst()
        skip("+-")
        return digits() > 0 && rest.isEmpty
    }

    /// Returns the sum, which exceeds one if the stated shares do.
    package static func + (left: Share, right: Share) -> Share { Share(value: left.value + right.value) }

    /// By size.
    package static func < (left: Share, right: Share) -> Bool { left.value < right.value }
}

extension Share: CustomStringConvertible {
    /// The decimal, such as `0.6`.
    package var description: String { value.description }
}

extension Share: Codable {
    /// Reads the text form.
    /// - Throws: `DecodingError` if the text is not a number from 0 to 1.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let share = Share(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "`\(text)` is not a share")
        }
        self = share
    }

    /// Writes the text form, so that no number format can round it.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
