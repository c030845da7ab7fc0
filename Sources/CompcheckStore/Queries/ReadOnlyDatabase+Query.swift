internal import CompcheckModel
internal import GRDB
internal import GRDBSQLite

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension ReadOnlyDatabase {
    /// The greatest size of an answer in bytes: it is kept in memory until it is complete.
    private static let largestAnswer = 256 << 20

    /// Answers a query, and cannot change anything by it.
    ///
    /// Six guards, for each alone has a hole: the file is open for reading only; no other can be attached; there is
    /// one statement, which begins as one that reads; SQLite says that it only reads; it has a deadline; its rows are
    /// counted.
    /// - Parameters:
    ///   - query: The question.
    ///   - isOver: Whether the time for an answer is over; asked again and again, and told whether somebody who writes has
    ///     to wait meanwhile.
    /// - Returns: All rows up to the query's limit.
    /// - Throws: `StoreError`, also where the query is refused or stopped.
    package func answer(
        _ query: Query,
        isOver: @escaping (_ holdsUpWriter: Bool) -> Bool = { _ in false },
    ) throws(StoreError) -> QueryAnswer {
        if let refusal = StatementHead.refusal(of: query.sql) { throw refusal }
        QueryGuards.limitMemory()
        let deadline = Deadline(isOver) { [self] in holdsUpWriter }
        return try StoreError.translating(at: path) {
            do {
                return try queue.unsafeRead { database in
                    try deadline.guarding(database) { try ReadOnlyDatabase.answer(query, in: database) }
                }
            } catch let error as DatabaseError {
                throw ReadOnlyDatabase.meaning(of: error, deadline)
            }
        }
    }

    private static func answer(_ query: Query, in database: Database) throws -> QueryAnswer {
        let statement = try database.makeStatement(sql: query.sql)
        guard statement.isReadonly else {
            throw StoreError.queryRefused(reason: "would write to the database: a query may only read")
        }
        try statement.setArguments(arguments(of: statement, query.parameters))
        let cursor = try Row.fetchCursor(statement)
        var rows: [[Listing.Cell]] = []
        var bytes = 0
        while let row = try cursor.next() {
            guard rows.count < query.limit else {
                return QueryAnswer(table: Listing(columns: statement.columnNames, rows: rows), isCut: true)
            }
            let cells = Array(row.databaseValues.map(Listing.Cell.init))
            bytes += cells.reduce(0) { $0 + $1.size }
            guard bytes <= largestAnswer else {
                let reason = "the answer is larger than \(largestAnswer >> 20) MiB: ask for fewer columns or rows"
                throw StoreError.queryFailed(reason: reason)
            }
            rows.append(cells)
        }
        return QueryAnswer(table: Listing(columns: statement.columnNames, rows: rows), isCut: false)
    }

    /// Returns the values of the statement's parameters; throws if one is missing or unknown.
    private static func arguments(
        of statement: Statement,
        _ given: [String: Listing.Cell],
    ) throws -> StatementArguments {
        let count = sqlite3_bind_parameter_count(statement.sqliteStatement)
        var wanted: Set<String> = []
        for position in 1..<(count + 1) {
            guard let name = sqlite3_bind_parameter_name(statement.sqliteStatement, position) else {
                throw StoreError.queryRefused(reason: "give its parameters names, such as `:day`, instead of `?`")
            }
            let text = String(cString: name)
            guard !text.hasPrefix("?") else {
                throw StoreError.queryRefused(reason: "give its parameters names, such as `:day`, instead of `\(text)`")
            }
            wanted.insert(String(text.dropFirst()))
        }
        if let missing = wanted.subtracting(given.keys).min() {
            throw StoreError.queryLacksValue(name: missing)
        }
        if let needless = Set(given.keys).subtracting(wanted).min() {
            let hint = wanted.isEmpty ? "" : ": it has " + wanted.sorted().map { "`:\($0)`" }.joined(separator: ", ")
            throw StoreError.queryRefused(reason: "has no parameter `:\(needless)`\(hint)")
        }
        return StatementArguments(given.mapValues(\.databaseValue))
    }

    private static func meaning(of error: DatabaseError, _ deadline: Deadline) -> any Error {
        switch error.resultCode {
        case .SQLITE_INTERRUPT where deadline.hasStruck:
            deadline.heldUpWriter ? StoreError.queryGaveWay : StoreError.queryTooSlow
        case .SQLITE_MISUSE: StoreError.queryRefused(reason: "is more than one statement: run one at a time")
        case .SQLITE_NOMEM: StoreError.queryFailed(reason: "takes too much memory: ask for less")
        case .SQLITE_ERROR, .SQLITE_TOOBIG, .SQLITE_RANGE, .SQLITE_MISMATCH, .SQLITE_AUTH:
            StoreError.queryFailed(reason: error.message ?? "\(error.resultCode)")
        default: error
        }
    }
}

extension Listing.Cell {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .nothing
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes(Array(data))
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .nothing: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }

    /// Its approximate size in bytes.
    fileprivate var size: Int {
        switch self {
        case .nothing, .integer, .real: 16
        case .text(let text): 16 + text.utf8.count
        case .bytes(let bytes): 16 + bytes.count
        }
    }
}
