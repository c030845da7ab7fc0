public import CompcheckModel

/// A question to the database in SQL, by somebody who is not to change anything.
public struct Query: Hashable, Sendable {
    /// One statement that reads.
    public var sql: String
    /// What its parameters stand for; their names are without `:`, `@` or `$`.
    public var parameters: [String: Listing.Cell]
    /// How many rows are taken.
    public var limit: Int

    /// A query.
    public init(_ sql: String, parameters: [String: Listing.Cell] = [:], limit: Int = 10_000) {
        self.sql = sql
        self.parameters = parameters
        self.limit = limit
    }
}

/// What a query came to.
public struct QueryAnswer: Hashable, Sendable {
    /// The rows, at most as many as the query takes.
    public let table: Listing
    /// Whether there are more rows.
    public let isCut: Bool
}
