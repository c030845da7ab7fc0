/// The identity of a finding across runs, machines and formats.
package enum Fingerprint {
    /// Returns the fingerprint of the finding of this rule, service and jurisdiction: SHA-256 in hexadecimal.
    ///
    /// It is the same on every machine and in every run, and no other finding has it. The service comes last in the
    /// hashed text because it is the only part that may contain a line break.
    package static func of(_ rule: RuleID, _ jurisdiction: JurisdictionCode, _ service: String) -> String {
        Digest.sha256(text(rule, jurisdiction, service))
    }

    /// Returns the first 64 bits of the fingerprint, for callers that keep many.
    package static func beginning(of rule: RuleID, _ jurisdiction: JurisdictionCode, _ service: String) -> UInt64 {
        var text = text(rule, jurisdiction, service)
        return text.withUTF8 { bytes in
            Digest.withSHA256(of: UnsafeRawBufferPointer(bytes)) {
                UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self))
            }
        }
    }

    private static func text(_ rule: RuleID, _ jurisdiction: JurisdictionCode, _ service: String) -> String {
        "\(rule)\n\(jurisdiction)\n\(service)"
    }
}
