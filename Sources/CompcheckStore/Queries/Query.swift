package import CompcheckModel

/// A read-only SQL query.
package struct Query: Hashable, Sendable {
    /// One statement that only reads.
    package var sql: String
    /// The values of its parameters, by name without `:`, `@` or `$`.
    package var parameters: [String: Listing.Cell]
    /// The greatest number of rows to return.
    package var limit: Int

    /// Creates a query.
    package init(_ sql: String, parameters: [String: Listing.Cell] = [:], limit: Int = 10_000) {
        self.sql = sql
        self.parameters = parameters
        self.limit = limit
    }
}

/// The result of a query.
package struct QueryAnswer: Hashable, Sendable {
    /// The rows, at most as many as the query's limit.
    package let table: Listing
    /// Whether there are more rows.
    package let isCut: Bool
}
