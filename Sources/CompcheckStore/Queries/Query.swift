package import CompcheckModel

/// A question to the database in SQL, by somebody who is not to change anything.
package struct Query: Hashable, Sendable {
    /// One statement that reads.
    package var sql: String
    /// What its parameters stand for; their names are without `:`, `@` or `$`.
    package var parameters: [String: Listing.Cell]
    /// How many rows are taken.
    package var limit: Int

    /// A query.
    package init(_ sql: String, parameters: [String: Listing.Cell] = [:], limit: Int = 10_000) {
        self.sql = sql
        self.parameters = parameters
        self.limit = limit
    }
}

/// What a query came to.
package struct QueryAnswer: Hashable, Sendable {
    /// The rows, at most as many as the query takes.
    package let table: Listing
    /// Whether there are more rows.
    package let isCut: Bool
}
