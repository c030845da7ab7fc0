package import CompcheckModel
internal import CompcheckReport

/// The in-toto statement that a certificate makes about a recorded audit, or about one service in it.
///
/// The same run gives the same bytes. See https://github.com/in-toto/attestation, Statement version 1.
package struct CertificateStatement {
    /// The payload type of an envelope that holds such a statement.
    package static let payloadType = "application/vnd.in-toto+json"
    /// The predicate type of the statement; a change of meaning needs a new type.
    package static let predicateType = "urn:compcheck:certificate:v1"

    /// The ledger entry that records the end of the run.
    package struct LedgerPosition: Sendable {
        /// The entry's number.
        package let entry: Int
        /// The entry's digest.
        package let digest: String

        /// Creates a reference to a ledger entry.
        package init(entry: Int, digest: String) {
            self.entry = entry
            self.digest = digest
        }
    }

    private let audit: Audit
    private let run: Int
    private let knownAt: Instant
    private let service: String?
    private let ledger: LedgerPosition?
    private let considered: [Rule]
    private var lines: NDJSONReporter
    private var line = OutputBuffer()
    private var digest = Digest()
    private var uses: [Use] = []
    private var summary = AuditSummary()
    private var lastService: Service?
    private var findings = 0

    /// Creates a statement about a run, or about one of its services, without any uses yet.
    ///
    /// - Parameters:
    ///   - audit: the audit of the run.
    ///   - run: the number of the run.
    ///   - knownAt: the instant at which its rules were known.
    ///   - service: the id of the service to certify; nil for all services.
    ///   - ledger: the ledger entry that records the end of the run.
    package init(_ audit: Audit, run: Int, knownAt: Instant, service: String?, ledger: LedgerPosition?) {
        self.audit = audit
        self.run = run
        self.knownAt = knownAt
        self.service = service
        self.ledger = ledger
        considered = audit.rulebook.considered(for: audit.question)
        lines = NDJSONReporter(audit, options: ReportOptions(allUses: true))
    }

    /// The number of uses that the statement covers.
    package var count: Int { summary.uses }

    /// Adds a use of the run; skips uses of services that the statement does not cover.
    package mutating func add(_ use: Use) {
        if let service, service != use.service.id { return }
        if use.service !== lastService { summary.services += 1 }
        lastService = use.service
        summary.count(use, in: audit)
        findings += use.answer.findings.count
        if service != nil { uses.append(use) }
        lines.report(use, into: &line)
        line.drain { digest.update($0) }
    }

    /// Returns the statement, once all uses have been added.
    package func json(_ known: AuditSummary) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("_type", "https://in-toto.io/Statement/v1")
            json.field("subject", each: [0]) { json, _ in
                json.field("name", service.map { "\(audit.inventory)#\($0)" } ?? audit.inventory)
                json.key("digest")
                json.object { $0.field("sha256", known.inventoryDigest) }
            }
            json.field("predicateType", CertificateStatement.predicateType)
            json.key("predicate")
            json.object { write(known, to: &$0) }
        }
        return String(decoding: json.output.bytes, as: UTF8.self)
    }

    private func write(_ known: AuditSummary, to json: inout JSONWriter) {
        json.writeTool(version: audit.toolVersion)
        json.field("run", run)
        json.field("organization", known.organization.name)
        json.field("service", service)
        json.field("asOf", audit.question.asOf)
        json.field("knownAt", knownAt.description)
        json.field("ranOn", audit.today)
        json.field("ranBy", audit.ranBy)
        json.key("assumed")
        json.object { json in
            for (rule, day) in audit.question.assumed.sorted(by: { $0.key < $1.key }) { json.field(rule.text, day) }
        }
        json.field("without", audit.question.without.sorted().map(\.text))
        json.key("rulebook")
        json.object { json in
            json.field("origin", audit.rulebook.origin)
            json.field("sha256", audit.rulebook.digest)
        }
        if let ledger {
            json.key("ledger")
            json.object { json in
                json.field("entry", ledger.entry)
                json.field("sha256", ledger.digest)
            }
        }
        writeFindings(to: &json)
        writeNegative(to: &json)
    }

    private func writeFindings(to json: inout JSONWriter) {
        json.field("services", summary.services)
        json.field("uses", summary.uses)
        json.key("verdicts")
        json.object { json in
            for verdict in Verdict.allCases.reversed() { json.field(verdict.rawValue, summary.verdicts[verdict]) }
        }
        json.key("findings")
        json.object { json in
            json.field("count", findings)
            let lines = service == nil ? "its lines" : "its lines of this service"
            json.field("of", "compcheck report \(run) --format ndjson --all-uses: \(lines)")
            json.field("sha256", digest.finalize())
        }
        guard service != nil else { return }
        json.field("places", each: uses) { json, use in
            json.field("jurisdiction", use.jurisdiction.text)
            json.field("verdict", use.answer.verdict.rawValue)
            json.field("atWorst", use.answer.atWorst.rawValue)
            json.field("findings", each: use.answer.findings) { json, finding in
                json.field("rule", finding.rule.id.text)
                json.field("certainty", finding.certainty.rawValue)
            }
        }
    }

    /// Writes the negative result, if there is no finding at all: these rules were considered, and none applied.
    private func writeNegative(to json: inout JSONWriter) {
        guard findings == 0, summary.uses > 0 else { return }
        json.key("noneApplied")
        json.object { json in
            json.field("asOf", audit.question.asOf)
            json.field("rulesConsidered", considered.count)
            json.field("rules", considered.map(\.id.text))
        }
    }
}
