/// The rows of one table that an act covers.
///
/// All their columns count, so a column that a migration adds is covered as soon as it has a value. Columns that
/// a later act writes into an existing row are a part of that later act.
struct LedgerPart: Hashable {
    /// Its name in the ledger.
    let name: String
    let table: String
    /// The columns that identify a row; rows are digested in their order.
    let key: [String]
    /// The SQL condition for its rows, where `?1` is the act's subject.
    let rows: String
    let columns: Columns
    /// The SQL condition for the rows of the table that some entry must cover.
    let all: String
    /// Whether pruning a run may delete its rows.
    let isPruned: Bool

    /// Which columns of a table.
    enum Columns: Hashable {
        case allBut(Set<String>)
        case only(Set<String>)

        func contain(_ name: String) -> Bool {
            switch self {
            case .allBut(let others): !others.contains(name)
            case .only(let names): names.contains(name)
            }
        }
    }

    private init(
        _ name: String,
        of table: String? = nil,
        key: String...,
        rows: String,
        columns: Columns = .allBut([]),
        all: String = "true",
        isPruned: Bool = false,
    ) {
        self.name = name
        self.table = table ?? name
        self.key = key
        self.rows = rows
        self.columns = columns
        self.all = all
        self.isPruned = isPruned
    }

    /// The columns of `run` that are written when a run ends.
    private static let endOfRun: Set<String> = [
        "status", "finished_at", "exit_code", "failure", "inventory_digest", "organization", "services", "prohibited",
        "restricted", "undetermined", "permitted", "unregulated", "snapshot_kept",
    ]
    private static func anyOf(_ columns: Set<String>) -> String {
        columns.sorted().map { "\($0) IS NOT NULL" }.joined(separator: " OR ")
    }

    private static let endOfWaiver: Set<String> = ["recorded_to", "revoked_by", "revoked_because"]
    private static let versions = "version IN (SELECT version FROM document_version WHERE recorded_from = ?1)"

    /// Returns the parts of an act, which depend on its kind.
    static func parts(of event: LedgerEvent) -> [LedgerPart] { parts[event.kind] ?? [] }

    /// All parts of all acts.
    static var everything: [LedgerPart] { parts.sorted { $0.key < $1.key }.flatMap(\.value) }

    private static let parts: [String: [LedgerPart]] = [
        "migration": [LedgerPart("migration_ledger", key: "name", rows: "name = ?1")],
        "import": [
            LedgerPart("pack_import", key: "id", rows: "recorded_at = ?1"),
            // A pack belongs to its first import.
            LedgerPart(
                "pack",
                key: "name",
                rows: """
                    name IN (SELECT pack FROM pack_import WHERE recorded_at = ?1) AND NOT EXISTS (
                        SELECT 1 FROM pack_import WHERE pack_import.pack = pack.name AND recorded_at < ?1
                    )
                    """,
            ),
            LedgerPart(
                "document_version",
                key: "version",
                rows: "recorded_from = ?1",
                columns: .allBut(["recorded_to"]),
            ),
            LedgerPart(
                "document_version.closed",
                of: "document_version",
                key: "version",
                rows: "recorded_to = ?1",
                columns: .only(["version", "recorded_to"]),
                all: "recorded_to IS NOT NULL",
            ),
            LedgerPart("rule_version", key: "version", rows: versions),
            LedgerPart("rule_event", key: "version", "ordinal", rows: versions),
            LedgerPart("rule_standing_period", key: "version", "valid_from", rows: versions),
            LedgerPart("rule_override", key: "version", "overridden", rows: versions),
            LedgerPart("rule_reference", key: "version", "ordinal", rows: versions),
        ],
        "run-began": [
            LedgerPart("run", key: "id", rows: "id = ?1", columns: .allBut(endOfRun)),
            LedgerPart("run_waiver", key: "run", "ordinal", rows: "run = ?1"),
        ],
        "run-ended": [
            LedgerPart(
                "run.ended",
                of: "run",
                key: "id",
                rows: "id = ?1",
                columns: .only(endOfRun.union(["id"])),
                all: "status <> 'running' OR \(anyOf(endOfRun.subtracting(["status"])))",
            ),
            LedgerPart("run_service", key: "run", "ordinal", rows: "run = ?1", isPruned: true),
            LedgerPart("run_answer", key: "run", "ordinal", rows: "run = ?1", isPruned: true),
            LedgerPart("run_finding", key: "run", "answer", "rule", rows: "run = ?1", isPruned: true),
            LedgerPart("run_permission", key: "run", "answer", "rule", rows: "run = ?1", isPruned: true),
            LedgerPart("run_outlook", key: "run", "answer", "ordinal", rows: "run = ?1", isPruned: true),
            LedgerPart("run_alternative", key: "run", "ordinal", rows: "run = ?1", isPruned: true),
            LedgerPart("run_use", key: "run", "service", "jurisdiction", rows: "run = ?1", isPruned: true),
            LedgerPart(
                "run_new_finding",
                key: "run",
                "service",
                "jurisdiction",
                "rule",
                rows: "run = ?1",
                isPruned: true,
            ),
            LedgerPart("run_notice", key: "run", "ordinal", rows: "run = ?1", isPruned: true),
            LedgerPart("inventory_snapshot", key: "digest", rows: "run = ?1", isPruned: true),
            LedgerPart(
                "inventory_piece",
                key: "snapshot",
                "ordinal",
                rows: "snapshot IN (SELECT digest FROM inventory_snapshot WHERE run = ?1)",
                isPruned: true,
            ),
        ],
        "waiver": [LedgerPart("waiver", key: "id", rows: "id = ?1", columns: .allBut(endOfWaiver))],
        "waiver-revoked": [
            LedgerPart(
                "waiver.revoked",
                of: "waiver",
                key: "id",
                rows: "id = ?1",
                columns: .only(endOfWaiver.union(["id"])),
                all: anyOf(endOfWaiver),
            )
        ],
        "prune": [
            LedgerPart("pruning", key: "id", rows: "id = ?1"),
            LedgerPart("pruned_run", key: "run", rows: "pruning = ?1"),
        ],
    ]
}
