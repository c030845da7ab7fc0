internal import CompcheckModel
internal import CompcheckStore

/// The recording of an audit in the database, if it is wanted.
///
/// It begins with the first use, so that an inventory that cannot be read leaves nothing behind.
struct RunRecording {
    private let store: Store?
    private let environment: AppEnvironment
    private var header: (() -> RunHeader)?
    private var recorder: RunRecorder?
    /// The copy of the inventory's bytes; nil if they are not kept.
    let copy: InventoryCopy?

    /// Creates a recording in a store, with a copy of the inventory if `keepsInventory`; a nil store records nothing.
    init(in store: Store?, keepsInventory: Bool, _ environment: AppEnvironment) {
        self.store = store
        self.environment = environment
        copy = store != nil && keepsInventory ? InventoryCopy() : nil
    }

    /// Sets the header, which is computed only when recording begins, because it digests the rulebook.
    mutating func isOf(_ header: @escaping () -> RunHeader) { self.header = header }

    var isWanted: Bool { store != nil }

    /// The run that is recorded; nil before its first use, and if none is wanted.
    var run: RunID? { recorder?.id }

    mutating func add(_ use: Use) throws {
        try begun()?.record(use)
    }

    mutating func finish(_ summary: AuditSummary, exitCode: Int32) throws {
        guard let inventoryDigest = summary.inventoryDigest else { return }
        try begun()?.finish(
            at: environment.now(),
            inventoryDigest: inventoryDigest,
            organization: summary.organization,
            notices: summary.notices,
            exitCode: exitCode,
        )
    }

    /// Notes that the audit could not be done; what went wrong is printed by others.
    func fail(_ error: any Error) {
        try? recorder?.fail(at: environment.now(), reason: ErrorLines.of(error).joined(separator: "\n"))
    }

    private mutating func begun() throws -> RunRecorder? {
        if recorder == nil, let header { recorder = try store?.beginRun(header(), keeping: copy) }
        return recorder
    }
}
