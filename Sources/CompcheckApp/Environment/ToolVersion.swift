/// The version of compcheck.
package enum ToolVersion {
    /// The version that records and reports name.
    package static let current = "0.1.0"

    /// Whether a version, such as `0.9.1`, comes before another: number by number.
    static func isOlder(_ version: String, than other: String) -> Bool {
        func numbers(_ version: String) -> [Int] { version.split(separator: ".").map { Int($0) ?? 0 } }
        return numbers(version).lexicographicallyPrecedes(numbers(other))
    }
}
