package import CompcheckModel

extension Waiver {
    /// The approver, the last day and the reason: `by Ada until 2027-01-31: reason (ticket)`; safe to print.
    package var displayText: String {
        let ticket = ticket.map { " (\(SafeText.of($0, limit: 80)))" } ?? ""
        let last = until.advanced(by: -1)
        return "by \(SafeText.of(acceptedBy, limit: 80)) until \(last): \(SafeText.of(reason, limit: 240))\(ticket)"
    }

    /// The findings that the waiver covers: `RULE for SERVICE in PLACE`; safe to print.
    package var subject: String {
        let inJurisdiction = jurisdiction.map { " in \(SafeText.of($0.text))" } ?? ""
        return "\(SafeText.of(rule.text)) for \(SafeText.of(service, limit: 80))\(inJurisdiction)"
    }
}

extension AuditSummary {
    /// Returns the audit's waivers that cover no finding.
    package func idle(_ waivers: Waivers) -> [Waiver] { waivers.all.filter { waived[$0] == nil } }

    /// Returns the number of uses that a waiver covers, in words.
    package func coverage(_ waiver: Waiver) -> String { waived[waiver].map { counted($0, "use") } ?? "covers nothing" }
}

extension JSONWriter {
    /// Writes the keys of a waiver.
    package mutating func write(_ waiver: Waiver) {
        field("rule", waiver.rule.text)
        field("service", waiver.service)
        field("jurisdiction", waiver.jurisdiction?.text)
        field("reason", waiver.reason)
        field("acceptedBy", waiver.acceptedBy)
        field("ticket", waiver.ticket)
        field("from", waiver.from)
        field("until", waiver.until)
    }
}

extension [Waiver] {
    /// Appends `"waivers":[…],`, or nothing if there are none.
    package func append(to output: inout OutputBuffer) {
        guard !isEmpty else { return }
        var json = JSONWriter()
        json.field("waivers", each: self) { $0.write($1) }
        output.append(json.output.bytes)
        output.append(",")
    }
}
