internal import CompcheckModel
internal import CompcheckReport
package import CompcheckSigning
package import CompcheckStore
internal import CompcheckViews

extension RecordedRun {
    /// Signs what the audit found.
    /// - Parameters:
    ///   - service: The only service that it is about; nil: the whole run.
    ///   - key: The key that signs it.
    ///   - database: The database of the run.
    /// - Returns: A signed envelope in JSON; the same for the same run and key.
    /// - Throws: `StoreError` where the run cannot be read; `UsageFault` if it has no such service.
    package func certificate(
        ofService service: String?,
        signedBy key: SigningKey,
        in database: ReadOnlyDatabase,
    ) throws -> String {
        let entry = try database.ledgerEntry(endOf: id)
        var statement = CertificateStatement(
            audit,
            run: Int(id.number),
            knownAt: audit.knownAt ?? record.startedAt,
            service: service,
            ledger: entry.map { CertificateStatement.LedgerPosition(entry: Int($0.number), digest: $0.digest) },
        )
        try uses.handOut { statement.add($0) }
        if let service, statement.count == 0 { throw UsageFault("run \(id) has no service `\(service)`") }
        let payload = Array(statement.json(summary).utf8)
        return try Envelope(payload, type: CertificateStatement.payloadType, by: key).json
    }
}
