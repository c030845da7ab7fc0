internal import CompcheckModel

/// An entry of the ledger, a link of the hash chain.
struct LedgerEntry {
    /// The `previous` digest of the first entry.
    static let beforeTheFirst = String(repeating: "0", count: 64)

    let number: Int64
    let enteredAt: String
    let toolVersion: String
    let kind: String
    let subject: String
    let previous: String

    /// Returns the SHA-256 over the fields of the entry and over its parts, one line each.
    func digest(with parts: [(name: String, rows: RowDigests)]) -> String {
        let head = ["compcheck ledger 1", "\(number)", enteredAt, toolVersion, kind, subject, previous]
        let tail = parts.sorted { $0.name < $1.name }.map { name, rows in
            "\(name) \(rows.count) \(rows.digest) \(rows.digestOfMarks)"
        }
        // compcheck writes no values with a newline; a forged one must not pass for two lines.
        let lines = (head + tail).map { $0.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") }
        return Digest.sha256(lines.map { $0 + "\n" }.joined())
    }
}
