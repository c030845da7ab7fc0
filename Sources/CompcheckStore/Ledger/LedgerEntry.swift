internal import CompcheckModel

/// A link of the chain.
struct LedgerEntry {
    /// What the first entry has before it.
    static let beforeTheFirst = String(repeating: "0", count: 64)

    let number: Int64
    let enteredAt: String
    let toolVersion: String
    let kind: String
    let subject: String
    let previous: String

    /// SHA-256 over all that the entry says and all that its parts say, a line each.
    func digest(with parts: [(name: String, rows: RowDigests)]) -> String {
        let head = ["compcheck ledger 1", "\(number)", enteredAt, toolVersion, kind, subject, previous]
        let tail = parts.sorted { $0.name < $1.name }.map { name, rows in
            "\(name) \(rows.count) \(rows.digest) \(rows.digestOfMarks)"
        }
        // No value of ours holds an end of line; one that was put there must not pass for two.
        let lines = (head + tail).map { $0.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") }
        return Digest.sha256(lines.map { $0 + "\n" }.joined())
    }
}
