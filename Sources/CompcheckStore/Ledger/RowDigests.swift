internal import CompcheckModel
internal import GRDB
internal import GRDBSQLite

/// The digests of the rows of a part.
struct RowDigests: Equatable {
    /// The number of bytes of each row's digest that are kept to locate a changed row.
    private static let markLength = 4

    /// The number of rows.
    private(set) var count = 0
    /// SHA-256 over the digests of the rows, in hexadecimal.
    let digest: String
    /// The first bytes of each row's digest.
    private(set) var marks: [UInt8] = []

    /// Digests the rows of an act as they are now.
    init(_ part: LedgerPart, of event: LedgerEvent, in database: Database) throws {
        var all = Digest()
        var (count, marks) = (0, [UInt8]())
        try part.forEachRow(of: event, in: database) { row in
            count += 1
            row.withDigest { bytes in
                all.update(bytes)
                marks.append(contentsOf: bytes.prefix(RowDigests.markLength))
            }
        }
        (self.count, self.marks, digest) = (count, marks, all.finalize())
    }

    /// Creates digests from the values recorded in the ledger.
    init(count: Int, digest: String, marks: [UInt8]) {
        self.count = count
        self.digest = digest
        self.marks = marks
    }

    /// SHA-256 of the marks, in hexadecimal.
    var digestOfMarks: String {
        var digest = Digest()
        marks.withUnsafeBytes { digest.update($0) }
        return digest.finalize()
    }

    /// Returns the index of the first row whose mark differs from the entered one, counted from 0.
    ///
    /// It is the smaller count if rows are only missing or added at the end, and nil if all marks are equal.
    func firstDifference(from entered: RowDigests) -> Int? {
        let same = zip(marks, entered.marks).prefix { $0 == $1 }.count / RowDigests.markLength
        return same == count && same == entered.count ? nil : same
    }
}

extension LedgerPart {
    /// Calls `take` with each row of an act, in order of the key.
    func forEachRow(of event: LedgerEvent, in database: Database, _ take: (LedgeredRow) -> Void) throws {
        let sql = "SELECT * FROM \(table) WHERE \(rows) ORDER BY \(key.joined(separator: ", "))"
        let statement = try database.makeStatement(sql: sql)
        // Columns compare by their affinity, so a number may be bound as text; `recorded_at` and the like are text.
        try statement.setArguments([event.subject])
        let wanted = statement.columnNames.indices.filter { columns.contain(statement.columnNames[$0]) }
        let row = LedgeredRow(statement, wanted)
        while true {
            switch sqlite3_step(statement.sqliteStatement) {
            case SQLITE_ROW: take(row)
            case SQLITE_DONE:
                sqlite3_reset(statement.sqliteStatement)
                return
            case let code:
                let message = String(cString: sqlite3_errmsg(database.sqliteConnection))
                sqlite3_reset(statement.sqliteStatement)
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
            }
        }
    }
}

/// The current row of a statement.
final class LedgeredRow {
    private let statement: Statement
    private let columns: [(index: Int32, name: [UInt8])]
    private var bytes: [UInt8] = []

    fileprivate init(_ statement: Statement, _ wanted: [Int]) {
        self.statement = statement
        columns = wanted.map { (Int32($0), Array(statement.columnNames[$0].utf8)) }
    }

    /// Passes the SHA-256 of the row's covered columns to `body`.
    ///
    /// Each value comes with its column's name, its type and its length, so that no two different rows have the same
    /// bytes. NULL values are left out.
    func withDigest(_ body: (UnsafeRawBufferPointer) -> Void) {
        bytes.removeAll(keepingCapacity: true)
        for (index, name) in columns { appendValue(index, name) }
        bytes.withUnsafeBytes { Digest.withSHA256(of: $0, body) }
    }

    private func appendValue(_ index: Int32, _ name: [UInt8]) {
        let statement = statement.sqliteStatement
        let type = sqlite3_column_type(statement, index)
        if type == SQLITE_NULL { return }
        bytes.append(UInt8(truncatingIfNeeded: type))
        append(name.count)
        bytes.append(contentsOf: name)
        switch type {
        case SQLITE_INTEGER: append(Int(sqlite3_column_int64(statement, index)))
        case SQLITE_FLOAT: append(Int(truncatingIfNeeded: sqlite3_column_double(statement, index).bitPattern))
        default:
            // sqlite3_column_text would convert the encoding of a text; sqlite3_column_blob keeps its bytes.
            let start = sqlite3_column_blob(statement, index)
            let content = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))
            append(content.count)
            bytes.append(contentsOf: content)
        }
    }

    private func append(_ number: Int) {
        withUnsafeBytes(of: UInt64(truncatingIfNeeded: number).littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Returns the values of its key columns as text.
    func description(for key: [String]) -> String {
        let names = statement.columnNames
        return key.map { column in
            let index = Int32(names.firstIndex(of: column) ?? 0)
            let text = sqlite3_column_text(statement.sqliteStatement, index).map { String(cString: $0) } ?? "NULL"
            return "\(column) \(text)"
        }.joined(separator: ", ")
    }
}
