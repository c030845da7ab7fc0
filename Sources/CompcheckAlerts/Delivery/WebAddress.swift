internal import Foundation

/// A web address to which alerts are posted: `https`, or `http` to this machine.
package struct WebAddress: Hashable, Sendable {
    /// The whole address, which is secret: whoever knows it can post there.
    let text: String
    /// Its scheme, host and port, and `…` if there is more.
    package let displayText: String

    /// Parses an address.
    /// - Throws: `TargetError`: it is invalid, names a user, has a `#` part, or is not encrypted.
    init(_ text: String) throws(TargetError) {
        let isPlain = text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0.value != 0x7F }
        guard isPlain else {
            throw .badAddress(reason: "holds a blank or a letter that is not ASCII: write it percent-encoded")
        }
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["https", "http"].contains(scheme), let host = parts.host, !host.isEmpty
        else { throw .badAddress(reason: "is none: write it like `https://example.com/hook`") }
        guard parts.user == nil, parts.password == nil else {
            throw .badAddress(reason: "names a user, which is not sent: let the path hold the secret")
        }
        guard parts.fragment == nil else {
            throw .badAddress(reason: "has a `#` part, which is never sent: leave it out, or write it as `%23`")
        }
        if let port = parts.port, !(1...65_535).contains(port) {
            throw .badAddress(reason: "has no such port: ports go from 1 to 65535")
        }
        if scheme == "http", !WebAddress.isLoopback(host) { throw .notEncrypted(host: host) }
        self.text = text
        let port = parts.port.map { ":\($0)" } ?? ""
        let hasMore = !["", "/"].contains(parts.path) || parts.query != nil
        displayText = "\(scheme)://\(host)\(port)/" + (hasMore ? "…" : "")
    }

    /// Returns whether a host is this machine itself (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3).
    private static func isLoopback(_ host: String) -> Bool {
        let host = host.lowercased()
        if ["localhost", "[::1]", "::1"].contains(host) { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers[0] == 127 && numbers.allSatisfy { $0 != nil }
    }
}
