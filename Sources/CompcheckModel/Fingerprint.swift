/// The name of a finding across runs, machines and formats.
public enum Fingerprint {
    /// The same for this rule, service and place on every machine and in every run, and for nothing else: SHA-256 in
    /// hexadecimal.
    ///
    /// The service comes last: it is the only part that may hold a line break.
    public static func of(_ rule: RuleID, _ place: JurisdictionCode, _ service: String) -> String {
        Digest.sha256("\(rule)\n\(place)\n\(service)")
    }
}
