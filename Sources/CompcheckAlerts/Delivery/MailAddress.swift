/// Mail addresses that a header may hold without quotes (RFC 5321 §4.1.2: dot-strings and domains).
enum MailAddress {
    /// Reads a comma-separated list of addresses.
    /// - Throws: `TargetError.badMailAddress`, with the first invalid address.
    static func list(_ text: String) throws(TargetError) -> [String] {
        var addresses: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let address = String(part.drop { $0 == " " })
            guard isAddress(address) else { throw .badMailAddress(address) }
            if !addresses.contains(address) { addresses.append(address) }
        }
        return addresses
    }

    private static func isAddress(_ text: String) -> Bool {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, halves[0].utf8.count <= 64, text.utf8.count <= 254 else { return false }
        return isDotted(halves[0], besides: "!#$%&'*+-/=?^_`{|}~") && isDotted(halves[1], besides: "-")
            && !text.hasPrefix("-")
    }

    private static func isDotted(_ text: Substring, besides signs: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || signs.contains($0)) }
        }
    }
}
