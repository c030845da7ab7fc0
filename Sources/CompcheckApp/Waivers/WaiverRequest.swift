package import CompcheckModel
internal import CompcheckStore

/// A waiver to be recorded.
package struct WaiverRequest {
    /// The findings that are accepted.
    package enum Findings {
        /// Those of the rule, service and jurisdiction of one finding: `SERVICE/JURISDICTION/RULE`, or a fingerprint of
        /// 64 hexadecimal digits.
        case named(String)
        /// Those of a rule about a service; in one jurisdiction, if one is given.
        case of(rule: String, service: String, jurisdiction: String?)
    }

    private let findings: Findings
    private let reason: String
    private let approver: String
    private let ticket: String?
    private let from: Day?
    private let until: Day

    /// A waiver from a day on (nil: today) until a day, the first on which it no longer holds.
    package init(findings: Findings, reason: String, approver: String, ticket: String?, from: Day?, until: Day) {
        self.findings = findings
        self.reason = reason
        self.approver = approver
        self.ticket = ticket
        self.from = from
        self.until = until
    }

    /// Records the waiver.
    /// - Returns: Its number, and what is recorded.
    /// - Throws: `UsageFault` where such a waiver cannot be; `StoreError`.
    package func record(
        in location: DatabaseLocation,
        _ environment: AppEnvironment,
    ) throws -> (id: Int64, waiver: Waiver) {
        let today = environment.today
        let store = try location.open(today: today)
        let rulebook = try store.rulebook()
        let waiver = try waiver(subject(in: store), rulebook, today: today)
        return (try store.add(waiver, at: environment.now()), waiver)
    }

    /// The findings to waive: a service, a jurisdiction if only one is meant, and a rule.
    private typealias Subject = (service: String, jurisdiction: String?, rule: String)

    private func waiver(_ subject: Subject, _ rulebook: Rulebook, today: Day) throws(UsageFault) -> Waiver {
        guard let rule = rulebook.rules.first(where: { $0.id.text == subject.rule }) else {
            throw UsageFault(unknown: "rule", subject.rule, among: rulebook.rules.map(\.id.text))
        }
        guard rule.isWaivable else {
            throw UsageFault("rule `\(rule.id)` cannot be waived: it says `waivable: false`")
        }
        let from = from ?? today
        guard from < until else {
            throw UsageFault("its end \(until) must come after \(from), its first day")
        }
        guard today < until else { throw UsageFault("its end \(until) is in the past") }
        let names = NameLookup(rulebook.catalogue)
        return Waiver(
            rule: rule.id,
            service: subject.service,
            jurisdiction: try subject.jurisdiction.map { text throws(UsageFault) in try names.jurisdiction(text) },
            reason: reason,
            acceptedBy: approver,
            ticket: ticket,
            from: from,
            until: until,
        )
    }

    private func subject(in store: Store) throws -> Subject {
        let fingerprint: String
        switch findings {
        case .of(let rule, let service, let jurisdiction): return (service, jurisdiction, rule)
        case .named(let name): fingerprint = name
        }
        if fingerprint.utf8.count == 64, fingerprint.allSatisfy(\.isHexDigit) {
            guard let finding = try store.finding(fingerprint: fingerprint.lowercased()) else {
                let advice = "audit first, or name it by its rule and service"
                throw UsageFault("no recorded finding has the fingerprint `\(fingerprint)`: \(advice)")
            }
            return (finding.service, finding.jurisdiction.text, finding.rule.text)
        }
        // Service ids may contain slashes; jurisdictions and rule ids do not.
        let parts = fingerprint.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, let rule = parts.last else {
            let form = "it is `SERVICE/JURISDICTION/RULE`, or 64 digits: see finding_latest or a report"
            throw UsageFault("`\(fingerprint)` is no fingerprint: \(form)")
        }
        return (parts.dropLast(2).joined(separator: "/"), String(parts[parts.count - 2]), String(rule))
    }
}

extension Waiver {
    /// The waiver in one line.
    package var summary: String {
        let inJurisdiction = jurisdiction.map { " in \($0)" } ?? ""
        let ticket = ticket.map { " (\($0))" } ?? ""
        return "\(rule) for \(service)\(inJurisdiction), from \(from) until \(until.advanced(by: -1)), "
            + "by \(acceptedBy): \(reason)\(ticket)"
    }
}
