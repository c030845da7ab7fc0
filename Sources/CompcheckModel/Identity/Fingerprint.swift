/// The name of a finding across runs, machines and formats.
package enum Fingerprint {
    /// The same for this rule, service and place on every machine and in every run, and for nothing else: SHA-256 in
    /// hexadecimal.
    ///
    /// The service comes last: it is the only part that may hold a line break.
    package static func of(_ rule: RuleID, _ place: JurisdictionCode, _ service: String) -> String {
        Digest.sha256(text(rule, place, service))
    }

    /// The first 64 bits of the same, for what must hold many.
    package static func beginning(of rule: RuleID, _ place: JurisdictionCode, _ service: String) -> UInt64 {
        var text = text(rule, place, service)
        return text.withUTF8 { bytes in
            Digest.withSHA256(of: UnsafeRawBufferPointer(bytes)) {
                UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self))
            }
        }
    }

    private static func text(_ rule: RuleID, _ place: JurisdictionCode, _ service: String) -> String {
        "\(rule)\n\(place)\n\(service)"
    }
}
